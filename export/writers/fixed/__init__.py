"""Fixed pages: what a page of PDF or OFD is made of, as marks at places, with the fonts and pictures that they need."""
