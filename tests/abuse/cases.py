"""The abuse that a public endpoint gets, and how each of it has to end."""

import asyncio
import gzip
import json
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Any

from resolvers.paging import encode_cursor
from tests.abuse.attacker import Attacker, Reply, hang_up

Case = Callable[[Attacker], Awaitable[Any]]
CASES: dict[str, Case] = {}
SLOW: dict[str, Case] = {}
"""Those that wait for our patience to end."""
LEAST = b'{"query": "{ shop { name } }"}'
FORM = "content-type: multipart/form-data; boundary=x"


def abuse(case: Case) -> Case:
    CASES[case.__name__] = case
    return case


def slow_abuse(case: Case) -> Case:
    SLOW[case.__name__] = case
    return case


def refused(reply: Reply, *codes: str) -> None:
    """In JSON, as a request that was never run; with one of `codes`, or as a wrong document."""
    assert reply.status in {200, 400}, (reply.status, reply.text[:200])
    assert "data" not in json.loads(reply.body), reply.text[:200]
    assert reply.codes, reply.text[:200]
    assert reply.codes <= {"", *codes}, reply.codes


def failed(reply: Reply, *statuses: int) -> None:
    """In one line of text, or without a word."""
    assert reply.status in statuses, (reply.status, reply.text[:200])
    assert len(reply.body) < 1000
    assert "Traceback" not in reply.text


# Documents


@abuse
async def nesting_of_selections(attacker):
    refused(await attacker.ask("{a" * 3000), "QUERY_TOO_COMPLEX")


@abuse
async def nesting_of_lists(attacker):
    refused(await attacker.ask("{ stores(search: " + "[" * 20_000), "QUERY_TOO_COMPLEX")


@abuse
async def nesting_of_known_fields(attacker):
    query = "{ categories {" + " children {" * 400 + " name" + " }" * 402
    refused(await attacker.ask(query), "QUERY_TOO_COMPLEX")


@abuse
async def aliases(attacker):
    query = "{" + " ".join(f"a{n}: shop {{ name }}" for n in range(4500)) + "}"
    refused(await attacker.ask(query), "QUERY_TOO_COMPLEX")


@abuse
async def aliases_of_dear_fields(attacker):
    parts = [f'a{n}: products(filter: {{text: "milk{n}"}}) {{ totalCount }}' for n in range(31)]
    refused(await attacker.ask("{" + " ".join(parts) + "}"), "QUERY_TOO_COMPLEX")


@abuse
async def directives(attacker):
    refused(await attacker.ask("{ shop { name" + " @a" * 20_000 + " } }"), "QUERY_TOO_COMPLEX")


@abuse
async def directives_that_exist(attacker):
    query = "{ shop { name" + " @include(if: true)" * 500 + " } }"
    refused(await attacker.ask(query), "QUERY_TOO_COMPLEX")


@abuse
async def fragments_in_a_circle(attacker):
    query = "{ shop { ...A } } fragment A on Shop { ...B } fragment B on Shop { ...A }"
    refused(await attacker.ask(query), "QUERY_TOO_COMPLEX")


@abuse
async def fragments_that_unfold(attacker):
    parts = [f"fragment F{n} on Shop {{ a{n}: name ...F{n + 1} ...F{n + 1} }}" for n in range(40)]
    query = "{ shop { ...F0 } } " + " ".join([*parts, "fragment F40 on Shop { name }"])
    refused(await attacker.ask(query), "QUERY_TOO_COMPLEX")


@abuse
async def overlapping_fields(attacker):
    refused(await attacker.ask("{ " + "shop { name } " * 1200 + "}"), "QUERY_TOO_COMPLEX")


@abuse
async def overlapping_fragments(attacker):
    parts = [f"fragment F{n} on Shop {{ name ...F{(n + 1) % 150} }}" for n in range(150)]
    query = "{ shop { " + " ".join(f"...F{n}" for n in range(150)) + " } } " + " ".join(parts)
    refused(await attacker.ask(query), "QUERY_TOO_COMPLEX")


@abuse
async def overlapping_fields_that_differ(attacker):
    parts = [f"shop {{ name }} products(first: {n}) {{ totalCount }}" for n in range(150)]
    refused(await attacker.ask("{ " + " ".join(parts) + " }"), "QUERY_TOO_COMPLEX")


@abuse
async def operations(attacker):
    query = " ".join(f"query Q{n} {{ shop {{ name }} }}" for n in range(500))
    refused(await attacker.ask(query), "QUERY_TOO_COMPLEX")


@abuse
async def fields_that_do_not_exist(attacker):
    refused(await attacker.ask("{ " + " ".join(f"prodcts{n}" for n in range(990)) + " }"))


@abuse
async def variables_that_are_declared_only(attacker):
    declared = " ".join(f"$v{n}: Int" for n in range(1000))
    refused(await attacker.ask(f"query ({declared}) {{ shop {{ name }} }}"))


@abuse
async def introspection_in_a_circle(attacker):
    query = "{ __schema { types { " + "fields { type { " * 6 + "name" + " } }" * 6 + " } } }"
    refused(await attacker.ask(query), "MAX_COST_EXCEEDED")


@abuse
async def introspection_again_and_again(attacker):
    part = "types { name fields { name args { name type { name } } type { name } } }"
    parts = " ".join(f"a{n}: {part}" for n in range(30))
    refused(await attacker.ask(f"{{ __schema {{ {parts} }} }}"), "MAX_COST_EXCEEDED")


@abuse
async def pages_of_pages(attacker):
    query = "{ products(first: 100) { nodes { category { children { children { name } } } } } }"
    refused(await attacker.ask(query), "MAX_COST_EXCEEDED")


@abuse
async def pages_without_an_end(attacker):
    for first in ("2147483647", "100000", "9" * 300, "9" * 50_000):
        query = f"{{ products(first: {first}) {{ nodes {{ name }} }} }}"
        refused(await attacker.ask(query), "MAX_COST_EXCEEDED", "QUERY_TOO_COMPLEX")


@abuse
async def pages_below_nothing(attacker):
    for first in (-1, -(2**31), 0):
        query = f"{{ products(first: {first}) {{ nodes {{ name }} }} }}"
        reply = await attacker.ask(query)
        assert reply.codes == {"BAD_USER_INPUT"}, reply.text[:300]


@abuse
async def numbers_without_an_end(attacker):
    query = "query ($n: Float) { products(filter: {text: $n}) { totalCount } }"
    refused(await attacker.ask(f"{{ shop {{ name }} products(first: 1{'0' * 9000}.5) {{ x }} }}"))
    refused(await attacker.ask(query, {"n": 1e308}))
    body = b'{"query": "{ shop { name } }", "variables": {"n": ' + b"9" * 90_000 + b"}}"
    reply = await attacker.request("POST", "/graphql", body)
    assert reply.status in {200, 400}


@abuse
async def cursors_that_are_forged(attacker):
    query = "query ($c: String) { products(after: $c) { totalCount } }"
    for cursor in ("x", "A" * 50_000, encode_cursor("1e999", "x"), encode_cursor(["a"], {}, None)):
        assert (await attacker.ask(query, {"c": cursor})).codes == {"BAD_USER_INPUT"}


@abuse
async def searches_for_too_much(attacker):
    query = "query ($t: String!) { products(filter: {text: $t}) { totalCount } }"
    for text in ("(a+)+$" * 8000, "%_" * 20_000, "a " * 40_000, "\\" * 30_000, "milk" * 20_000):
        reply = await attacker.ask(query, {"t": text})
        assert "INTERNAL" not in reply.text, reply.text[:300]
        assert reply.status == 200


# Bodies


@abuse
async def a_body_of_50_megabytes(attacker):
    head = attacker.head("POST", "/graphql", "content-length: 52428800", "content-type: a/b")
    failed(await attacker.send(head, *[b"x" * 65536] * 800), 413, 0)


@abuse
async def a_body_of_unknown_length(attacker):
    head = attacker.head("POST", "/graphql", "transfer-encoding: chunked")
    failed(await attacker.send(head, *[b"10000\r\n" + b"x" * 65536 + b"\r\n"] * 160), 413, 0)


@abuse
async def a_body_that_unpacks_to_more(attacker):
    bomb = gzip.compress(b" " * 50_000_000)
    failed(await attacker.request("POST", "/graphql", bomb, "content-encoding: gzip"), 400)


@abuse
async def a_long_text(attacker):
    reply = await attacker.ask('{ stores(search: "' + "x" * 90_000 + '") { id } }')
    assert reply.status == 200
    assert "INTERNAL" not in reply.text


@abuse
async def a_long_comment(attacker):
    assert (await attacker.ask("{ shop { name } } #" + "x" * 90_000)).status == 200


@abuse
async def a_batch(attacker):
    body = b"[" + b",".join([LEAST] * 1000) + b"]"
    failed(await attacker.request("POST", "/graphql", body), 400)


@abuse
async def variables_that_nest(attacker):
    nested = b"[" * 40_000 + b"]" * 40_000
    body = b'{"query": "{ shop { name } }", "variables": {"a": ' + nested + b"}}"
    failed(await attacker.request("POST", "/graphql", body), 400)
    nested = b"[" * 1000 + b"]" * 1000
    body = b'{"query": "query ($a: [Int]) { shop { name } }", "variables": {"a": ' + nested + b"}}"
    refused(await attacker.request("POST", "/graphql", body))


@abuse
async def variables_without_number(attacker):
    variables = {f"v{n}": n for n in range(5000)}
    assert (await attacker.ask("{ shop { name } }", variables)).status == 200


@abuse
async def null_characters(attacker):
    for text in ("\\u0000", "\\\\u0000", "\\\\u{0}"):
        body = f'{{"query": "{{ stores(search: \\"a{text}b\\") {{ id }} }}"}}'.encode()
        failed(await attacker.request("POST", "/graphql", body), 400)


@abuse
async def half_characters(attacker):
    body = b'{"query": "{ stores(search: \\"\\ud800\\") { id } }"}'
    reply = await attacker.request("POST", "/graphql", body)
    assert reply.status in {200, 400}
    assert "INTERNAL" not in reply.text
    failed(await attacker.request("POST", "/graphql", b'{"query": "\xed\xa0\x80"}'), 400)


@abuse
async def keys_that_come_twice(attacker):
    body = b'{"query": "{ x }", "query": "{ shop { name } }", "query": "{ y }"}'
    refused(await attacker.request("POST", "/graphql", body))


@abuse
async def other_content_types(attacker):
    for kind in ("text/plain", "application/x-www-form-urlencoded", "application/xml", "a" * 9000):
        failed(await attacker.request("POST", "/graphql", LEAST, f"content-type: {kind}"), 400)


@abuse
async def a_form_of_a_foreign_page(attacker):
    part = 'content-disposition: form-data; name="operations"\r\n\r\n' + LEAST.decode()
    body = f"--x\r\n{part}\r\n--x--\r\n".encode()
    failed(await attacker.request("POST", "/graphql", body, FORM), 400)


@abuse
async def parts_of_a_form_without_number(attacker):
    part = '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n'
    failed(await attacker.request("POST", "/graphql", (part * 1800).encode(), FORM), 400)


# Documents by id


@abuse
async def ids_that_nobody_knows(attacker):
    for id in ("x", "sha256:" + "0" * 64, "../../etc/passwd", "y" * 50_000):
        body = json.dumps({"documentId": id}).encode()
        refused(await attacker.request("POST", "/graphql", body), "PERSISTED_QUERY_NOT_FOUND")


@abuse
async def a_hash_of_another_text(attacker):
    persisted = {"version": 1, "sha256Hash": sha256(b"{ shop { name } }").hexdigest()}
    asked = {"query": "{ shop { isDemo } }", "extensions": {"persistedQuery": persisted}}
    reply = await attacker.request("POST", "/graphql", json.dumps(asked).encode())
    refused(reply, "PERSISTED_QUERY_MISMATCH")


@abuse
async def documents_by_the_dozen(attacker):
    """Each of them new, so that none is remembered from before."""
    for _ in range(5):
        documents_by_the_dozen.count += 1  # type: ignore[attr-defined]
        query = f"{{ shop {{ a{documents_by_the_dozen.count}: name }} }}"  # type: ignore[attr-defined]
        persisted = {"version": 1, "sha256Hash": sha256(query.encode()).hexdigest()}
        asked = {"query": query, "extensions": {"persistedQuery": persisted}}
        reply = await attacker.request("POST", "/graphql", json.dumps(asked).encode())
        assert reply.status == 200


documents_by_the_dozen.count = 0  # type: ignore[attr-defined]


# Heads


@abuse
async def a_long_header(attacker):
    failed(await attacker.send(attacker.head("GET", "/", "x-a: " + "a" * 2_000_000)), 431, 400, 0)


@abuse
async def headers_without_number(attacker):
    many = [f"x-{n}: {n}" for n in range(60_000)]
    failed(await attacker.send(attacker.head("GET", "/graphql", *many)), 431, 400, 0)


@abuse
async def a_long_address(attacker):
    failed(
        await attacker.send(attacker.head("GET", "/graphql?query=" + "a" * 900_000)), 431, 400, 0
    )


@abuse
async def cookies_without_number(attacker):
    cookies = "cookie: " + "; ".join(f"c{n}=1" for n in range(3000))
    reply = await attacker.request("POST", "/graphql", LEAST, cookies, "x-patron-client: web")
    assert reply.status == 200


@abuse
async def media_types_without_number(attacker):
    accept = "accept: " + ",".join(f"a/{n};q=0.{n}" for n in range(1500))
    assert (await attacker.request("POST", "/graphql", LEAST, accept)).status < 500


@abuse
async def proxies_without_number(attacker):
    passed_on = "x-forwarded-for: " + ",".join(["127.0.0.1"] * 2500)
    assert (await attacker.request("POST", "/graphql", LEAST, passed_on)).status == 200


@abuse
async def ranges_without_number(attacker):
    ranges = "range: bytes=" + ",".join(f"{n}-" for n in range(4000))
    assert (await attacker.request("GET", "/robots.txt", b"", ranges)).status < 500


@abuse
async def strange_paths(attacker):
    for path in (
        *("/..%2f..%2f..%2fetc%2fpasswd", "/assets/../../api/settings.py", "/%00", "/%ff%fe"),
        *("/assets/%2e%2e/%2e%2e/README.md", "//evil.example", "/graphql/../graphql", "/" * 9000),
    ):
        reply = await attacker.request("GET", path)
        assert reply.status in {200, 301, 400, 404, 503}, (path[:20], reply.status)
        assert b"root:" not in reply.body
        assert b"class Settings" not in reply.body


@abuse
async def methods_that_nobody_knows(attacker):
    for method in ("PROPFIND", "TRACE", "DELETE", "PUT", "PATCH", "OPTIONS"):
        failed(await attacker.request(method), 405)
    failed(await attacker.send(b"JEFE / HTTP/1.1\r\n\r\n"), 400)
    failed(await attacker.send(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 9), 400)


@abuse
async def lengths_that_differ(attacker):
    for lines in (
        ("content-length: 5", "content-length: 30"),
        ("content-length: 30", "transfer-encoding: chunked"),
        ("content-length: -1",),
        ("content-length: 1" + "0" * 40,),
        ("transfer-encoding: chunked, identity",),
    ):
        head = attacker.head("POST", "/graphql", "content-type: application/json", *lines)
        failed(await attacker.send(head, LEAST, wait=5), 400, 413)


# Sockets


@abuse
async def a_giant_message(attacker):
    socket = await attacker.open_socket()
    socket.write(b" " * 5_000_000)
    assert await socket.closed() in {1009, 0}


@abuse
async def messages_that_are_none(attacker):
    for data, kind in ((b"\xff" * 99, 2), (b"[" * 60_000, 1), (b"5", 1), (b'{"type": []}', 1)):
        socket = await attacker.open_socket()
        socket.write(data, kind)
        assert await socket.closed() in {4400, 1007, 0}


@abuse
async def subscriptions_before_a_greeting(attacker):
    socket = await attacker.open_socket()
    for n in range(100):
        socket.say(type="subscribe", id=str(n), payload={"query": "{ shop { name } }"})
    assert await socket.closed() in {4401, 0}


@abuse
async def ids_without_number(attacker):
    socket = await attacker.open_socket()
    socket.say(type="connection_init")
    await socket.hear()
    for n in range(2000):
        query = "subscription { cartChanged { id } }"
        socket.say(type="subscribe", id=str(n), payload={"query": query})
    assert await socket.closed() in {4429, 0}


@abuse
async def streams_that_nobody_reads(attacker):
    body = b'{"query": "subscription { cartChanged { id } }"}'
    headers = (f"content-length: {len(body)}", "accept: text/event-stream")
    head = attacker.head("POST", "/graphql", "content-type: application/json", *headers) + body
    opened = [await asyncio.open_connection("127.0.0.1", attacker.port) for _ in range(5)]
    for _, writer in opened:
        writer.write(head)
    for reader, writer in opened:
        assert b" 200 " in await reader.readline()
        await hang_up(writer)


# Patience


@slow_abuse
async def a_head_that_never_ends(attacker):
    reader, writer = await asyncio.open_connection("127.0.0.1", attacker.port)
    await _drip(reader, writer, b"GET / HTTP/1.1\r\nhost: a\r\n", b"x-a: b\r\n")


@slow_abuse
async def a_line_without_a_word(attacker):
    reader, writer = await asyncio.open_connection("127.0.0.1", attacker.port)
    await _drip(reader, writer, b"", b"")


@slow_abuse
async def a_body_that_never_ends(attacker):
    reader, writer = await asyncio.open_connection("127.0.0.1", attacker.port)
    head = attacker.head(
        "POST", "/graphql", "content-length: 9999", "x-patron-visitor: " + "v" * 32
    )
    await _drip(reader, writer, head, b"x")


@slow_abuse
async def a_socket_without_a_greeting(attacker):
    socket = await attacker.open_socket()
    assert await socket.closed() == 4408


async def _drip(reader, writer, first, more):
    writer.write(first)

    async def drip():
        while True:
            writer.write(more)
            await asyncio.sleep(0.1)

    dripping = asyncio.create_task(drip())
    try:
        async with asyncio.timeout(15):
            assert not await reader.read(1) or b"400" in await reader.readline()
    except ConnectionError:
        pass
    finally:
        dripping.cancel()
        await hang_up(writer)
