"""Findings: the panel that lists what the checks found."""
