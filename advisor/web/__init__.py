"""The browser app: pages and their parts. `app.py` in the project's folder names the pages."""
