"""Environment: folders, log, samples, recent files."""
