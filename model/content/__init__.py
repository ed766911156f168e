"""Content: the ground that everything stands on: addresses, values, blocks, dates."""
