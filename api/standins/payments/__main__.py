"""`python -m api.standins.payments --port 8001 --data var/payments`."""

import argparse
import os
from pathlib import Path

import uvicorn

from api.standins.payments.app import Options, create


def main() -> None:
    parser = argparse.ArgumentParser(prog="api.standins.payments", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8001)
    parser.add_argument("--data", type=Path, default=Path("var/payments"))
    parser.add_argument("--public-url", help="address of the card page as browsers see it")
    # Also from the environment: arguments can be read by everybody on the machine.
    parser.add_argument("--secret", default=os.environ.get("SANDBOX_SECRET", "sandbox"))
    parser.add_argument(
        "--webhook-secret",
        default=os.environ.get("SANDBOX_WEBHOOK_SECRET"),
        help="signs webhooks; the secret itself when it is not given",
    )
    given = parser.parse_args()
    app = create(
        Options(
            data=given.data,
            secret=given.secret,
            webhook_secret=given.webhook_secret or given.secret,
            public_url=given.public_url,
        )
    )
    uvicorn.run(app, host=given.host, port=given.port, log_level="warning")


if __name__ == "__main__":
    main()
