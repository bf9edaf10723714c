"""The HTTP routes of the feeds: authorisation, entity tags, and the compressed answer."""

from collections.abc import Mapping

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from dashboard.errors import Refused
from dashboard.export.table_file import MEDIA_TYPES
from dashboard.feeds.feed_content import content
from dashboard.feeds.feed_request import RequestRefused, asked, opened_by
from dashboard.feeds.tokens import FEEDS
from dashboard.home.registers import Home
from dashboard.locale import LANGUAGES, Language, _, preferred
from dashboard.locale.in_language import speaking
from dashboard.query.filters import Where

_KINDS: Mapping[str, tuple[str, ...]] = dict.fromkeys(FEEDS, ("csv", "json")) | {"calendar": ("ics",)}
_MEDIA_TYPES = {**MEDIA_TYPES, "ics": "text/calendar; charset=utf-8"}


def feed_routes(home: Home, scope: Where) -> list[BaseRoute]:
    """The routes below /feeds for the registers of this home. scope limits what the server shows to anyone."""

    def answer(request: Request) -> Response:
        language = _language(request)
        with speaking(language):
            try:
                return _answer(request, home, scope, language)
            except RequestRefused as turned:
                headers = {"WWW-Authenticate": "Bearer"} if turned.status == 401 else {}
                return JSONResponse({"error": turned.sentence}, turned.status, headers | {"Cache-Control": "no-store"})
            except Refused as refusal:
                return JSONResponse({"error": str(refusal)}, 503, {"Cache-Control": "no-store"})

    # Starlette runs a plain (not async) function in a thread, so that a long answer doesn't block the pages.
    route = Route("/{path:path}", answer, methods=["GET"])
    return [Mount("/feeds", routes=[route], middleware=[Middleware(GZipMiddleware, minimum_size=1_000)])]


def _answer(request: Request, home: Home, scope: Where, language: Language) -> Response:
    feed, _dot, kind = request.path_params["path"].partition(".")
    if kind not in _KINDS.get(feed, ()):
        known = ", ".join(f"/feeds/{name}.{ending}" for name, endings in _KINDS.items() for ending in endings)
        raise RequestRefused(404, _("There is no such feed; there are {known}.", known=known))
    query = dict(request.query_params)
    if len(query) != len(request.query_params.multi_items()):
        raise RequestRefused(400, _("A parameter stands twice: several values are joined by commas."))
    token = opened_by(home, _secret(request), feed)
    found = asked(home, feed, query, token, scope, language)
    headers = {
        "ETag": f'W/"{found.tag}"',
        "Cache-Control": "private, no-cache",
        "Vary": "Authorization",
        "X-Content-Type-Options": "nosniff",
    }
    if _is_known(request, found.tag):
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = f'inline; filename="{feed}.{kind}"'
    return Response(content(found, kind), headers=headers, media_type=_MEDIA_TYPES[kind])


def _secret(request: Request) -> str | None:
    scheme, _space, secret = request.headers.get("authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else request.query_params.get("token")


def _is_known(request: Request, tag: str) -> bool:
    """Whether the client has this answer already (If-None-Match); tags are compared weakly (RFC 9110)."""
    given = request.headers.get("if-none-match", "")
    return any(part.strip().removeprefix("W/").strip('"') in (tag, "*") for part in given.split(",") if part.strip())


def _language(request: Request) -> Language:
    given = request.query_params.get("lang")
    spoken = request.headers.get("accept-language")
    return next((language for language in LANGUAGES if language == given), preferred(spoken))
