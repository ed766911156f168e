"""Icons, style sheet, samples: no code."""
