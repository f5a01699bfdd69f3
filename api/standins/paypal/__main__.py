"""`python -m api.standins.paypal --port 8004`."""

import argparse

import uvicorn

from api.standins.paypal.app import create


def main() -> None:
    parser = argparse.ArgumentParser(prog="api.standins.paypal", description=__doc__)
    parser.add_argument("--port", type=int, default=8004)
    parser.add_argument("--client", default="client")
    parser.add_argument("--secret", default="secret")
    given = parser.parse_args()
    app = create(given.client, given.secret)
    uvicorn.run(app, host="127.0.0.1", port=given.port, log_level="warning")


if __name__ == "__main__":
    main()
