"""The knowledge base: YAML files to frozen models, problems as values, one module a check."""
