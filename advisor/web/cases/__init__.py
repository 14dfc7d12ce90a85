"""The library of cases: the list, what is done with cases, and the ways in and out."""
