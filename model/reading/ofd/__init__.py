"""Reader of OFD, the page format of GB/T 33190-2016."""
