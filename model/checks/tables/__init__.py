"""Checks of the tables: sums, balances, single figures, figures that are unlikely, blanks."""
