"""The fonts that documents are set in: what was chosen, and the dialog to choose."""
