"""One module a format: blocks and style -> file."""
