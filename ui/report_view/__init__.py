"""Report view: the open report in the window."""
