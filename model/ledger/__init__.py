"""A register of applications (台账): read, mapped to the rows and columns of the form, counted into tables three and four."""
