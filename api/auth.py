"""Who is calling: a browser by its cookies, an app by its bearer token.

Cookies count only beside the header `x-patron-client`, which no foreign page can send without
asking first: that, and the Origin, is the defence against forged requests.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from ipaddress import IPv6Address, IPv6Network, ip_address
from secrets import token_urlsafe
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Row, bindparam, or_, select, update
from starlette.requests import HTTPConnection
from starlette.responses import Response

from api.logs import request_id
from models.choices import Choices
from models.customers import Customer
from models.identity import (
    COOKIE_LASTS,
    Account,
    LoginSession,
    Visitor,
    digest,
    idle_time,
    limit_of,
)
from models.identity.sessions import USE_IS_NOTED_EVERY
from models.loyalty import LoyaltyAccount, LoyaltyTier
from models.viewer import NO_BENEFITS, Benefits, Grant, Role, Touchpoint, Viewer
from resolvers.context import Context

SESSION_COOKIE = "patron_session"
VISITOR_COOKIE = "patron_visitor"
VISITOR_LASTS = 400 * 24 * 3600
VISITOR_TOKEN_LENGTH = 32
OUR_CLIENTS = {"web", "app"}
BY_PAYLOAD = {"authorization", "x-patron-visitor", "x-patron-client", "x-patron-channel"}
"""The headers that may come with a socket's first message instead."""

LOGIN = (
    select(
        Account.id,
        Account.customer_id,
        Account.roles,
        Account.grants,
        Account.refund_cap,
        Account.refund_cap_currency,
        Account.store_id,
        LoginSession.visitor_id,
        LoginSession.id.label("session_id"),
        LoginSession.used_at,
        LoginSession.fresh_until,
        Customer.consent,
        LoyaltyTier.rank,
        LoyaltyTier.has_free_shipping,
        LoyaltyTier.return_days,
        LoyaltyTier.has_early_access,
    )
    .join(LoginSession, LoginSession.account_id == Account.id)
    .outerjoin(Customer, Customer.id == Account.customer_id)
    .outerjoin(LoyaltyAccount, LoyaltyAccount.customer_id == Account.customer_id)
    .outerjoin(LoyaltyTier, LoyaltyTier.id == LoyaltyAccount.tier_id)
    .where(
        LoginSession.token_digest == bindparam("token"),
        LoginSession.revoked_at.is_(None),
        LoginSession.expires_at > bindparam("now"),
        or_(
            LoginSession.token_expires_at.is_(None),
            LoginSession.token_expires_at > bindparam("now"),
        ),
        Account.is_active,
    )
)
USED = (
    update(LoginSession)
    .where(LoginSession.id == bindparam("session"))
    .values(used_at=bindparam("now"), expires_at=bindparam("until"))
    .returning(LoginSession.id)
)
VISITOR = select(Visitor.id, Visitor.visit_id, Visitor.seen_at, Visitor.consent).where(
    Visitor.token_digest == bindparam("token")
)


class Tokens:
    """Reads and sets the two cookies. Their names carry the port: cookies do not know ports.

    Over https their names begin with `__Host-`: a browser then takes them only with `Secure`, from
    this very host and for all of it, so that neither a subdomain nor somebody on the way, speaking
    plain http in our name, can plant one. Over plain http a browser drops such cookies (Chromium
    makes an exception for localhost), so there they have plain names and work as in every browser.
    """

    def __init__(self, port: int) -> None:
        self.port = port

    def session(self, request: HTTPConnection) -> str:
        return self._name(SESSION_COOKIE, request)

    def visitor(self, request: HTTPConnection) -> str:
        return self._name(VISITOR_COOKIE, request)

    def _name(self, what: str, request: HTTPConnection) -> str:
        return f"{'__Host-' if is_secure(request) else ''}{what}_{self.port}"

    def of(self, request: HTTPConnection) -> tuple[str | None, str | None]:
        """The session's and the visitor's token."""
        headers, visitor = request.headers, request.headers.get("x-patron-visitor")
        if shows_bearer(request):
            return headers["authorization"][7:].strip(), visitor
        if not trusts_cookies(request):
            return None, visitor
        session, kept = self.kept(request)
        return session, visitor or kept

    def kept(self, request: HTTPConnection) -> tuple[str | None, str | None]:
        """What the browser's cookies say, whoever made it send them."""
        cookies = request.cookies
        return cookies.get(self.session(request)), cookies.get(self.visitor(request))

    def hand_over(self, context: Context, request: HTTPConnection, response: Response) -> None:
        """Give a browser the tokens that this operation made; apps are told in the headers."""
        outgoing, secure = context.outgoing, is_secure(request)
        if outgoing.visitor_token is not None:
            self._keep(
                response, self.visitor(request), outgoing.visitor_token, VISITOR_LASTS, secure
            )
            response.headers["x-patron-visitor"] = outgoing.visitor_token
        if outgoing.session_token is not None and context.viewer.touchpoint is Touchpoint.WEB:
            lasts = int(COOKIE_LASTS.total_seconds())
            self._keep(response, self.session(request), outgoing.session_token, lasts, secure)
        if outgoing.session_ended:
            name = self.session(request)
            response.delete_cookie(name, httponly=True, samesite="lax", secure=secure)

    def welcome(self, request: HTTPConnection, response: Response) -> None:
        """Give a browser its token with the first page: whatever it then does at once, in
        several requests, is done by one visitor."""
        name = self.visitor(request)
        if name not in request.cookies:
            token, secure = token_urlsafe(24), is_secure(request)
            self._keep(response, name, token, VISITOR_LASTS, secure)

    @staticmethod
    def _keep(response: Response, name: str, token: str, seconds: int, secure: bool) -> None:
        response.set_cookie(
            name, token, max_age=seconds, httponly=True, samesite="lax", secure=secure
        )


def is_secure(request: HTTPConnection) -> bool:
    return request.url.scheme in {"https", "wss"}


def trusts_cookies(request: HTTPConnection) -> bool:
    origin = request.headers.get("origin")
    if origin is not None and _host_of(origin) != request.headers.get("host"):
        return False
    is_ours = request.headers.get("x-patron-client") in OUR_CLIENTS
    return request.scope["type"] == "websocket" or is_ours


def _host_of(origin: str) -> str:
    """Empty for what is no address."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def shows_bearer(request: HTTPConnection) -> bool:
    return request.headers.get("authorization", "").lower().startswith("bearer ")


def introduced(socket: HTTPConnection, payload: Mapping[str, Any]) -> HTTPConnection:
    """The connection with the headers that its first message brought; they come before its own."""
    said = [
        (name.lower().encode("latin-1"), str(value).encode("latin-1", "ignore"))
        for name, value in payload.items()
        if name.lower() in BY_PAYLOAD
    ]
    return HTTPConnection({**socket.scope, "headers": [*said, *socket.scope["headers"]]})


def stranger(request: HTTPConnection) -> Viewer:
    """What the request itself says, before any token is looked up."""
    is_app = request.headers.get("x-patron-client") == "app"
    touchpoint = Touchpoint.APP if is_app else Touchpoint.WEB
    user_agent = request.headers.get("user-agent", "")
    return Viewer(
        touchpoint=touchpoint,
        device=device(user_agent),
        client=program(user_agent),
        address=network(request.client.host if request.client else ""),
        request_id=request_id.get(),
        choices=Choices(opts_out=request.headers.get("sec-gpc") == "1"),
    )


def device(user_agent: str) -> str:
    lower = user_agent.lower()
    if "bot" in lower or "spider" in lower:
        return "bot"
    if "ipad" in lower or "tablet" in lower:
        return "tablet"
    return "phone" if "mobi" in lower else "desktop"


PROGRAMS = {
    "edg": "Edge",
    "opr/": "Opera",
    "samsungbrowser": "Samsung Internet",
    "firefox": "Firefox",
    "fxios": "Firefox",
    "crios": "Chrome",
    "chrome": "Chrome",
    "safari": "Safari",
}
SYSTEMS = {
    "android": "Android",
    "iphone": "iPhone",
    "ipad": "iPad",
    "windows": "Windows",
    "mac os": "Mac",
    "cros": "ChromeOS",
    "linux": "Linux",
}


def program(user_agent: str) -> str:
    """In words that its owner recognises: "Firefox on Linux". The first name that fits is it:
    Chrome says that it is Safari too, and nearly everybody that they are Chrome."""
    lower = user_agent.lower()
    browser = next((name for mark, name in PROGRAMS.items() if mark in lower), "")
    system = next((name for mark, name in SYSTEMS.items() if mark in lower), "")
    return " on ".join(filter(None, [browser, system]))


def network(host: str) -> str:
    """What counts as one address: somebody with IPv6 has 2^64 of them."""
    try:
        address = ip_address(host)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or IPv6Network((address, 64), strict=False))
    return str(address)


async def identify(context: Context, session_token: str | None, visitor_token: str | None) -> None:
    """Let `context` act for whom the tokens name; a token that names nobody is ignored."""
    viewer = context.viewer
    if visitor_token:
        found = await context.session.rows(VISITOR, token=digest(visitor_token))
        if found:
            viewer = on_a_visit(viewer, found[0], visitor_token)
        elif len(visitor_token) == VISITOR_TOKEN_LENGTH:
            context.new_visitor_token = visitor_token
    if session_token:
        found = await context.session.rows(LOGIN, token=digest(session_token), now=context.now)
        if found:
            viewer = logged_in(viewer, found[0], session_token)
            await note_use(context, viewer, found[0].used_at)
    if viewer is not context.viewer:
        context.become(viewer)


async def note_use(context: Context, viewer: Viewer, used_at: datetime | None) -> None:
    """Let a session live on that is used; once a minute is often enough."""
    now = context.now
    if used_at is None or now - used_at > USE_IS_NOTED_EVERY:
        until = now + idle_time(viewer.roles)
        await context.session.rows(USED, session=viewer.session_id, now=now, until=until)


def on_a_visit(viewer: Viewer, found: Row[Any], token: str) -> Viewer:
    """`viewer` in the browser that VISITOR found."""
    return replace(
        viewer,
        visitor_id=found.id,
        visit_id=found.visit_id,
        browser_secret=token,
        visit_seen_at=found.seen_at,
        choices=replace(viewer.choices, browser=found.consent),
    )


def logged_in(viewer: Viewer, found: Row[Any], token: str) -> Viewer:
    """`viewer`, who turned out to be the account that LOGIN found."""
    return replace(
        viewer,
        account_id=found.id,
        customer_id=found.customer_id,
        roles=frozenset(Role(role) for role in found.roles),
        extra_grants=frozenset(Grant(grant) for grant in found.grants),
        store_id=found.store_id,
        refund_cap=limit_of(found.refund_cap, found.refund_cap_currency),
        visitor_id=viewer.visitor_id or found.visitor_id,
        browser_secret=viewer.browser_secret or token,
        session_id=found.session_id,
        fresh_until=found.fresh_until,
        choices=replace(viewer.choices, own=found.consent),
        benefits=_benefits(found),
    )


def _benefits(found: Row[Any]) -> Benefits:
    if found.rank is None:
        return NO_BENEFITS
    return Benefits(
        rank=found.rank,
        has_free_shipping=found.has_free_shipping,
        return_days=found.return_days,
        has_early_access=found.has_early_access,
    )
