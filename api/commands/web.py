"""One web process: `python -m api.commands.web DESCRIPTOR`, or `… HOST PORT`; see `port`."""

import gc
import logging
import resource
import sys
from collections.abc import Sequence

import uvicorn

from api import logs
from api.commands.port import accepting
from api.protocol import patient_for
from api.settings import Settings

BODY_OF_A_MESSAGE = 100_000
"""Bytes a WebSocket message may have; as a request over HTTP."""


NOT_STARTED = 3
"""How a process ends that cannot serve, whatever else is tried."""


def serve(place: Sequence[str], application: str = "api.app:create") -> None:
    run(loaded(application), place)


def loaded(application: str = "api.app:create") -> uvicorn.Config:
    """All that is done before anybody is served, and takes seconds."""
    allow_many_sockets()
    settings = Settings.read()
    config = uvicorn.Config(
        application,
        factory=True,
        log_level="warning",
        log_config=None,
        access_log=False,
        server_header=False,
        http=patient_for(settings.request_within),
        forwarded_allow_ips=settings.trusted_proxies,
        ws_max_size=BODY_OF_A_MESSAGE,
        # One that is not read: it then holds back whoever writes it.
        ws_max_queue=4,
        # Compressing would cost each socket more memory than all the rest of it.
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=3,
        ssl_certfile=settings.tls_certificate,
        ssl_keyfile=settings.tls_key,
    )
    logs.configure(logging.WARNING)
    config.load()
    spare_the_lasting()
    return config


def run(config: uvicorn.Config, place: Sequence[str]) -> None:
    server = uvicorn.Server(config)
    server.run(sockets=[accepting(place)])
    if not server.started:
        sys.exit(NOT_STARTED)


def spare_the_lasting() -> None:
    """What was imported stays; looking through it again and again for garbage only takes time,
    and with thousands of sockets a pause that their owners would notice."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)


def allow_many_sockets() -> None:
    """Each is an open file, of which a shell allows some 1,000 unless it is asked for more."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


if __name__ == "__main__":
    serve(sys.argv[1:])
