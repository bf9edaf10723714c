"""What pages are made of: number cards, charts, tables, explanations."""
