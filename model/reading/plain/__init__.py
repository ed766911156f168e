"""Plain text: lines of a flattened report, put together again as paragraphs and tables."""
