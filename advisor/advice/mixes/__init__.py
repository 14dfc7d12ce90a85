"""The mix: what may enter it, how all mixes are compared, how firmly the best one stands."""
