"""OFD: fixed pages as the national page format (GB/T 33190-2016)."""
