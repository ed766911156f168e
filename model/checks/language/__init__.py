"""How reports write: sentences, numbers, years, what a figure counts, what is said not to have happened."""
