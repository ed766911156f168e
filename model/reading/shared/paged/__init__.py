"""Formats that place characters on pages: lines, ruling grids, tables, paragraphs."""
