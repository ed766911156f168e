"""Document: the Qt text document of a written section, and its conversion from and to blocks."""
