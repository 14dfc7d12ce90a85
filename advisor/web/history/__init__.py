"""The versions of a case and its sealed snapshots."""
