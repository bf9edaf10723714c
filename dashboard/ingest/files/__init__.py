"""Reads files into sheets: workbooks, documents, text tables, Parquet, folders, zips and uploads."""
