"""What a changed knowledge base does to the cases."""
