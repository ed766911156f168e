"""OpenDocument text: styles, lists, tables and the walk over its content."""
