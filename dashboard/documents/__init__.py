"""Composes the content of exported documents as data; dashboard/export writes the files."""
