"""What the advice page shows."""
