"""What the client takes away: charts, and the report as a PDF."""
