"""Reader of web pages, .html and .mht."""
