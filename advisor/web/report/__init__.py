"""The report page: the brand, the consultant's notes, the exports."""
