"""Work that runs in a child process of the server; pandas and duckdb are not imported here."""
