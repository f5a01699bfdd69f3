"""Secrets that nobody set: made once, and kept in `var` for every process of the shop."""

import os
import secrets

from api.settings import Settings


def kept(settings: Settings, name: str) -> str:
    """The secret `name` of the settings, if it was set, or else the one kept in `var`."""
    if name in settings.model_fields_set:
        return str(getattr(settings, name).get_secret_value())
    path = settings.var / name
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    secret = secrets.token_urlsafe(32)
    with os.fdopen(descriptor, "w") as file:
        file.write(secret)
    return secret
