"""The cases of the domain, and how each thing they expect is checked."""
