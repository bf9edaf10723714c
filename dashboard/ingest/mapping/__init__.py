"""Maps the columns of a sheet to columns of the register."""
