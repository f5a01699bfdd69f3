"""What `patron serve` says when the shop is open."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from api.settings import Settings


def announce(settings: Settings, say: Callable[[str], None]) -> None:
    """Print the addresses and, for the demo, who may log in."""
    address = settings.public_url
    lines = [
        "",
        f"  The shop is open at  {address}/",
        f"  GraphQL              {address}/graphql  (try it at {address}/graphiql)",
        f"  Health               {address}/healthz  {address}/readyz",
    ]
    if settings.demo:
        if settings.mailbox_url:
            lines.append(f"  Mails it has sent    {address}/_dev/mail")
        lines += _logins()
    lines += ["", f"  Logs are in {settings.var / 'logs'}. Ctrl-C stops everything.", ""]
    say("\n".join(lines))


def _logins() -> list[str]:
    if find_spec("api.demo") is None:
        return []
    logins = getattr(import_module("api.demo"), "LOGINS", [])
    if not logins:
        return []
    widths = [max(len(login[column]) for login in logins) for column in range(2)]
    return [
        "",
        "  Log in as",
        *(
            f"    {role:<{widths[0]}}  {email:<{widths[1]}}  {password}"
            for role, email, password in logins
        ),
    ]
