"""Reader of .xls and .et (Excel 97-2003 binary format)."""
