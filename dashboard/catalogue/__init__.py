"""The checks, indicators and lists of queries/: headers, allowed SQL, schema and handbook."""
