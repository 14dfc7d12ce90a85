"""The forms in which a case can be taken away: one order, one way to make it, checked before anybody gets it."""
