"""Spreadsheets (.xlsx): cells with what they show, laid out as text and tables."""
