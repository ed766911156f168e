"""Preview: the pages as they are exported."""
