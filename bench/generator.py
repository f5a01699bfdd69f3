"""Our end of the load generator: a process that is told what to do and is never measured."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import orjson

from api.commands.supervise import guarded_module
from api.settings import ROOT
from bench.catalogue import Catalogue
from bench.load import Wanted


class Generator:
    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def do(self, wanted: Wanted) -> dict[str, Any]:
        """The report on one measurement; waits for its end."""
        asked, told = self._process.stdin, self._process.stdout
        assert asked is not None
        assert told is not None
        asked.write(orjson.dumps(asdict(wanted)) + b"\n")
        asked.flush()
        report = told.readline()
        if not report:
            return {"failed": "The load generator has ended; its reason is above."}
        return dict(orjson.loads(report))


@contextmanager
def generating(catalogue: Catalogue) -> Iterator[Generator]:
    process = subprocess.Popen(
        guarded_module("bench.load", str(catalogue.products)),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield Generator(process)
    finally:
        process.kill()
        process.wait()
