"""Codes, titles, names and periods that every other room uses; nothing here reads a register."""
