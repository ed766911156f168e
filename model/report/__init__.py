"""Report: one year's report of one unit, its edits, its history, and what is made from it."""
