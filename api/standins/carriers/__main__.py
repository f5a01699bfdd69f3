"""`python -m api.standins.carriers --port 8004 --data var/carriers`."""

import argparse
import os
from pathlib import Path

import uvicorn

from api.standins.carriers.app import create


def main() -> None:
    parser = argparse.ArgumentParser(prog="api.standins.carriers", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8004)
    parser.add_argument("--data", type=Path, default=Path("var/carriers"))
    parser.add_argument("--public-url", help="address of its pages as browsers see it")
    # Also from the environment: arguments can be read by everybody on the machine.
    parser.add_argument("--secret", default=os.environ.get("SANDBOX_SECRET", "sandbox"))
    given = parser.parse_args()
    app = create(given.data, given.secret, given.public_url or f"http://localhost:{given.port}")
    uvicorn.run(app, host=given.host, port=given.port, log_level="warning")


if __name__ == "__main__":
    main()
