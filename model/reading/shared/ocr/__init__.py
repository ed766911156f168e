"""Recognition of characters in pictures of pages, where the extra `ocr` is installed."""
