"""Builders: reports, files and windows made for tests."""
