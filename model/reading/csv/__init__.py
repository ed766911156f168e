"""Reader of .csv and .tsv."""
