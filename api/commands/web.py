"""One web process, on a socket that it inherits: `python -m api.commands.web DESCRIPTOR`.

The supervisor opens the port and every web process accepts from it, so a process can be replaced
while customers wait for a second instead of being refused.
"""

import socket
import sys

import uvicorn

BODY_OF_A_MESSAGE = 1_000_000
"""Bytes a WebSocket message may have."""


def serve(listener: socket.socket) -> None:
    config = uvicorn.Config(
        "api.app:create",
        factory=True,
        log_level="warning",
        access_log=False,
        server_header=False,
        ws_max_size=BODY_OF_A_MESSAGE,
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
