"""The plan that computes the status of every unit on a date."""
