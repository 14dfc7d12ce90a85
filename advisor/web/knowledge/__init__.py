"""The knowledge base to browse: facts, claims, conflicts."""
