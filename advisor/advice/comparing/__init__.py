"""How two pieces of advice differ, and what made the difference."""
