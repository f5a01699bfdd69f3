"""The committed SDL is the API's contract: `patron schema` rewrites it, review reads the diff."""

from pathlib import Path

import schema

SDL = Path(schema.__file__).with_name("schema.graphql")


def test_the_committed_sdl_is_current():
    assert SDL.read_text() == schema.build().as_str() + "\n"
