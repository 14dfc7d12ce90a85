"""Whether a report is still what its case gives: reads a PDF safely, makes it again, and names what differs."""
