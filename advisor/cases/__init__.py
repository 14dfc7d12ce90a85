"""Cases that are kept: drafts saved on every change, so that a reload or a crash loses no answer."""
