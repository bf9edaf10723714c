"""Register versions: DuckDB files that are written once, published by moving a pointer, and only read."""
