"""What is reckoned for the pages, in processes beside the server."""
