"""Help: help pages and the dialog after an unexpected error."""
