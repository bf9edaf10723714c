"""Union Health: a dashboard on the health of union organisation across units."""

__version__ = "0.1.0"
