"""Which unit and union a row is about."""
