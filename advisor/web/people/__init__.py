"""People, teams, roles and the log."""
