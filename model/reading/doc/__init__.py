"""Reader of .doc and .wps (Word 97-2003 binary format)."""
