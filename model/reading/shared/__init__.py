"""What several formats need: grids of cells, numbering, numerals, pictures, character sets."""
