"""Which WeChat accounts to open, by whose papers, in what order, and what to publish on them."""
