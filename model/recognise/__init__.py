"""Recognising: blocks of any file -> a report and notes on its doubtful places."""
