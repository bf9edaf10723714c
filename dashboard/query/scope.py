"""The viewer's scope: conditions that limit every answer."""

import os

from dashboard.catalogue.loader import catalogue
from dashboard.query.filters import Where, where_of

SCOPE_VARIABLE = "UNION_HEALTH_SCOPE"
"""The environment variable through which ``serve --scope`` reaches the server and its child processes."""


def server_scope() -> Where:
    """The conditions of this server's ``--scope``; empty outside a server. Raises Refused on an unknown filter."""
    return where_of(os.environ.get(SCOPE_VARIABLE, "").splitlines(), catalogue())
