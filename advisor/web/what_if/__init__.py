"""Trying out: weights, wishes, and what would open an account."""
