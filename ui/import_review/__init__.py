"""Import review: what was read from a file, before it enters the report."""
