import asyncio
import sys

import orjson

from bench.operations import BY_NAME, OPERATIONS

COMMAND = "-m bench --products 50 --seconds 0.2 --rounds 1 --clients 2 --statements"


async def test_every_operation_works_and_is_in_the_table(tmp_path):
    bench = await asyncio.create_subprocess_exec(
        *(sys.executable, *COMMAND.split(), "--history", str(tmp_path)),
        stdout=asyncio.subprocess.PIPE,
    )
    shown, _ = await bench.communicate()

    table = shown.decode()
    assert "FAILED" not in table
    assert bench.returncode == 0
    rows = [line.split("  ")[0] for line in table.splitlines()]
    assert all(one.title in rows for one in OPERATIONS)
    (history,) = tmp_path.iterdir()
    figures = orjson.loads(history.read_bytes())["operations"]
    assert figures.keys() == BY_NAME.keys()
    assert all(one["count"] and one["statements"] for one in figures.values())
    assert figures["floor"]["statements"] == 1
