"""Office Open XML: the package and the parts of a word processing document."""
