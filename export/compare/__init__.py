"""What comes out of a comparison: two reports side by side, the figures of several years, the notice of a correction."""
