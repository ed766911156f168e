"""Checks of the written sections: what they must say, and what they say against the tables and last year."""
