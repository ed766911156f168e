"""Reader of workbooks."""
