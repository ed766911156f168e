"""Content: what everything else builds on: addresses, values, blocks, dates."""
