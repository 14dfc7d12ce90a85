"""Domain cases: what sound advice must hold, and whether a knowledge base holds it."""
