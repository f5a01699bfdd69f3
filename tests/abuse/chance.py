"""Documents as chance would write them over the real schema, and real ones that chance spoils."""

import random
from typing import Any

from tests.schema.nasty import Queries

ODD: list[Any] = [
    *(None, True, 0, -1, 1, 2**31, 2**53, 1.5, 1e308, "", " ", "x", "\u202e", "🧺" * 40, "\ud800"),
    *(
        "%_\\",
        "'; drop table orders; --",
        "<script>",
        "${7*7}",
        "../..",
        "a" * 5000,
        "NaN",
        "1E+400",
    ),
    *([], [None], [[[]]], {}, {"a": {"b": []}}, {"__proto__": 1}, "2026-02-30T25:00:00Z"),
    *("product_01h455vb4pex5vsknk084sn02q", "order_00000000000000000000000000", "node"),
]
TOKENS = [
    *(
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "!",
        "$",
        "@",
        ":",
        "=",
        "|",
        "&",
        "...",
        "..",
        '"',
        '"""',
        "#",
    ),
    *("on", "null", "true", "fragment", "query", "mutation", "subscription", "__typename", "input"),
    *(
        "@skip(if: true)",
        "@defer",
        "@oneOf",
        "$x",
        "999999999999",
        "-0",
        "1e999",
        "\\u0000",
        "\x00",
    ),
    *("\ufeff", "\u2028", "é", "🧺", "id", "first: 101", 'after: "x"', "type", "extend", "\\"),
]


class Documents(Queries):
    """Fields of the schema with arguments of the right kinds; mostly valid, within the limits."""

    often = 0.2, 0.12

    def of(self, kind: str) -> str:
        root = self.schema.query_type if kind == "query" else self.schema.mutation_type
        assert root is not None
        self.fragments, self.variables, self.arguments = [], [], {}
        names = self.chance.sample(list(root.fields), self.chance.randrange(1, 3))
        fields = [
            self.field(root.fields[name].type, self.head(name, root, root.fields[name]), 0)
            for name in names
        ]
        head = ", ".join(["$yes: Boolean = true", "$no: Boolean = false", *self.variables])
        used = "__typename @include(if: $yes) @skip(if: $no)"
        return "\n".join([f"{kind} ({head}) {{ {used} {' '.join(fields)} }}", *self.fragments])

    def head(self, name: str, type_: Any, field: Any) -> str:
        """Rarely an alias: there may be but few in a document."""
        if self.chance.random() < 0.1:
            return super().head(name, type_, field)
        return f"{name}{self.given(f'{type_.name}.{name}', field.args)}"


def values(queries: Queries, chance: random.Random) -> dict[str, Any]:
    """Some of the right kind, some odd, some for nothing."""
    given = queries.other_values()
    for variable in queries.variables:
        if chance.random() < 0.2:
            given[variable[1:].split(":")[0]] = chance.choice(ODD)
    if chance.random() < 0.1:
        given["nobody"] = chance.choice(ODD)
    return given


def spoiled(text: str, chance: random.Random) -> str:
    """With one to five letters or words taken out, put in, doubled or moved."""
    for _ in range(chance.randrange(1, 6)):
        at, to = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        to = min(to, at + 40)
        change = chance.randrange(5)
        if change == 0:
            text = text[:at] + text[to:]
        elif change == 1:
            text = f"{text[:at]}{chance.choice(TOKENS)}{text[at:]}"
        elif change == 2:
            text = text[:to] + text[at:]
        elif change == 3:
            text = f"{text[:at]} {chance.choice(TOKENS)} {text[to:]}"
        else:
            text = text[at:to] + text[:at] + text[to:]
    return text
