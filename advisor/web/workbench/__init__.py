"""Editing the knowledge base."""
