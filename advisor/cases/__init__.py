"""Cases that are kept, saved on every change: of teams, with versions, snapshots, a log, back-ups and watching."""
