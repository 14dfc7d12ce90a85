"""What could still change: which questions matter, which mixes are in reach, what would open an account."""
