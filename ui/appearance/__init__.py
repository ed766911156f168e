"""Appearance: colours, fonts, icons and the style sheet of the window."""
