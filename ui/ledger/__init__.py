"""The window of a register of applications: what its columns mean, what it asks, and the tables that it gives."""
