"""Read files into blocks. Each format has a package; none of them knows the form."""
