"""Rows as they go into the register: keys, batches, writing."""
