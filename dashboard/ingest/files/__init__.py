"""Reads files: workbooks, text files, Parquet; encodings, uploads, limits."""
