import asyncio
import sys

import orjson

from bench import growth
from bench.operations import BY_NAME, OPERATIONS

READS = ("listing", "product", "search", "orders", "recommendations")
GROWTH = "-m bench --growth 50 100 --seconds 0.1 --rounds 1 --clients 1"
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
    assert all(one["generated"] for name, one in figures.items() if name != "floor")
    assert all(figures[name]["left"] == 0 for name in READS)


async def test_what_everybody_reads_is_compared_in_shops_of_two_sizes(tmp_path):
    bench = await asyncio.create_subprocess_exec(
        *(sys.executable, *GROWTH.split(), "--history", str(tmp_path)),
        stdout=asyncio.subprocess.PIPE,
    )
    shown, _ = await bench.communicate()

    table = shown.decode()
    assert bench.returncode == 0
    assert table.count("grows by") == 1 + len(growth.READS)
    histories = (orjson.loads(path.read_bytes()) for path in tmp_path.iterdir())
    assert {one["products"] for one in histories} == {50, 100}
