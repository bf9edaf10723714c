"""Cards that pages consist of: numbers, charts, tables, explanations."""
