"""Which column of a sheet fills which field of the register."""
