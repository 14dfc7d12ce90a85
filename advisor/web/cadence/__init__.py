"""The publishing plan: its pages, charts and table, and the changes made to it by hand."""
