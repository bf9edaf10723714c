"""A query ready to run: a syntax tree and the values of its bound parameters."""

from dataclasses import dataclass, field

from sqlglot import exp

DIALECT = "duckdb"


@dataclass
class Composed:
    """A query ready to run: its tree and the values of its parameters."""

    tree: exp.Select
    values: dict[str, object] = field(default_factory=dict)

    def sql(self, dialect: str = DIALECT) -> str:
        """The query's text in this SQL dialect, with parameters in place of values."""
        return self.tree.sql(dialect=dialect, pretty=True)

    def bind(self, value: object) -> exp.Expr:
        """Bind the value and return its parameter."""
        name = f"value_{len(self.values)}"
        self.values[name] = value
        return exp.Parameter(this=exp.var(name))
