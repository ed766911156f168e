"""Grid: the tables of the form on screen."""
