"""Jobs that run in child processes of the server; pandas and duckdb are not imported here."""
