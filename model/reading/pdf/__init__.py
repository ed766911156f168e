"""Reader of text PDF."""
