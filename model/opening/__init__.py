"""Opening: any readable file becomes a report."""
