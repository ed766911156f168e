"""Reader of plain text and Markdown."""
