"""Two advices side by side."""
