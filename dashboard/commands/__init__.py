"""The commands of union-health, one module a kind: asking, changing, serving."""
