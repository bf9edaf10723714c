"""Builds the rows for the register, checks their keys and writes them."""
