"""Form: the official form as data; `spec` for what an edition is made of, `editions` for those that there are."""
