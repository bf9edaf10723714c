"""Requests a feed as a client does, without a network: one request to the ASGI application."""

import asyncio
import gzip
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette

from dashboard.feeds.routes import feed_routes
from dashboard.home.registers import Home
from dashboard.query.filters import Where


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def ask(
    home: Home, path: str, scope: Where = (), method: str = "GET", headers: dict[str, str] | None = None, **query: str
) -> Answer:
    """The answer; a body that was sent compressed is unpacked."""
    sent: list[dict[str, Any]] = []
    asked = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": urlencode(query).encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 8501),
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(dict(message))

    async def answered() -> None:
        await Starlette(routes=feed_routes(home, scope))(asked, receive, send)

    # In a thread of its own: a browser's test that ran before leaves a loop running in this one.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, answered()).result()
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(sent[0]["status"], found, gzip.decompress(body) if found.get("content-encoding") == "gzip" else body)
