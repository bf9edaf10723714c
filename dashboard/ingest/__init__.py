"""Imports files into the register: reads, maps columns, resolves names, validates and publishes."""
