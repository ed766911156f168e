"""The parts of a Word document: what `export.writers.docx` puts together."""
