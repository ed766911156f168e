"""Paged documents (PDF): characters and lines on a page, put together to paragraphs and tables."""
