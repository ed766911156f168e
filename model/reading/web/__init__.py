"""Web pages: the elements of a page as paragraphs, tables and pictures."""
