"""Drawings: charts and pictures of a report as plain shapes, and the two ways in which they are written."""
