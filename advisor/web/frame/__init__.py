"""What every page has around it, and how a page or a part of it is drawn."""
