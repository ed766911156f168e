"""The screen on which an office writes down what it asks of its units."""
