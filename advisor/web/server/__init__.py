"""The server around the pages: how it starts, what it lets in, how it stops."""
