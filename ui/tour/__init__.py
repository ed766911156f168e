"""The sample as a guided tour: a small card in the real window, which is used as always meanwhile."""
