"""Export: a report becomes blocks, blocks become a file."""
