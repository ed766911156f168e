"""Compare two reports, paragraph by paragraph and cell by cell, and the figures of several years."""
