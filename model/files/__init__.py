"""Files: reading and replacing files on disk, locks between processes, errors with a sentence for the clerk."""
