"""One web process, on a socket that it inherits: `python -m api.commands.web DESCRIPTOR`.

The supervisor opens the port and every web process accepts from it, so a process can be replaced
while customers wait for a second instead of being refused.
"""

import gc
import logging
import resource
import socket
import sys

import uvicorn

from api import logs
from api.settings import Settings

BODY_OF_A_MESSAGE = 1_000_000
"""Bytes a WebSocket message may have."""


def serve(listener: socket.socket, application: str = "api.app:create") -> None:
    allow_many_sockets()
    settings = Settings.read()
    config = uvicorn.Config(
        application,
        factory=True,
        log_level="warning",
        log_config=None,
        access_log=False,
        server_header=False,
        ws_max_size=BODY_OF_A_MESSAGE,
        # Compressing would cost each socket more memory than all the rest of it.
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=3,
        ssl_certfile=settings.tls_certificate,
        ssl_keyfile=settings.tls_key,
    )
    logs.configure(logging.WARNING)
    config.load()
    spare_the_lasting()
    uvicorn.Server(config).run(sockets=[listener])


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
    serve(socket.socket(fileno=int(sys.argv[1])))
