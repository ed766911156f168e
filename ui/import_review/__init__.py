"""Import review: shows what was read from a file before it enters the report."""
