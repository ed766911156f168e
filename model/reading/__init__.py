"""Reading: one module a format, file -> blocks, ignorant of the form."""
