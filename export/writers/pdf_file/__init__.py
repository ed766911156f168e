"""PDF: fixed pages as a file that can be searched, read aloud and archived (PDF/A-2a, PDF/UA-1)."""
