"""Conditions as closed data, three truth values, evaluation and its trace."""
