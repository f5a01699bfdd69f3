"""A process that lost one of its lasting tasks ends, and another takes its place."""

import logging
import os
import signal
from collections.abc import Awaitable

log = logging.getLogger(__name__)


async def vital(running: Awaitable[None]) -> None:
    """What `running` did not expect ends the process as its supervisor would: it finishes what it
    was asked. Serving on, it would miss news, and tell what is no longer true."""
    try:
        await running
    except Exception:
        log.critical("A task that this process cannot do without has failed.", exc_info=True)
        os.kill(os.getpid(), signal.SIGTERM)
