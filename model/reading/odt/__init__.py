"""Reader of OpenDocument text."""
