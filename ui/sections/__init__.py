"""Sections: the six tabs, the header above them and the status bar below."""
