"""What an advice is made of beyond its core: frozen models only, one file a topic."""
