"""Files: opening, saving, autosave, export, printing and their dialogs."""
