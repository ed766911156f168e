"""The roll-up window: the units and their files, the sums and their parts, and what comes out of them."""
