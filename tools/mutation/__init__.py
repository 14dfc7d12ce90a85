"""The mutation score of the knowledge base: of the small errors put into it, the share that a case notices."""
