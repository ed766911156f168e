"""Convert the blocks of a file to a report, with notes on doubtful places."""
