"""Two reports side by side, a file that came back, the figures of several years: windows beside the report."""
