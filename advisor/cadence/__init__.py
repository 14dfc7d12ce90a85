"""The calendar, the quotas in force, the dated plan of broadcasts and what may be read of it."""
