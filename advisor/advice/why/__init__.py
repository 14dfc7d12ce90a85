"""Why: the explanation of a verdict in three depths."""
