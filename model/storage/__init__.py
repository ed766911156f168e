"""Storage: the program's own file formats."""
