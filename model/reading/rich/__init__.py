"""Rich Text Format: control words and groups as paragraphs, tables and pictures."""
