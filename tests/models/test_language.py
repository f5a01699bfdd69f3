"""What the server says by itself is said in German to whoever asks in German."""

import json
import re
from pathlib import Path

import pytest

from models import language
from models.language import Words, said, spoken

ROOT = Path(__file__).parents[2]
GERMAN = json.loads((ROOT / "models" / "de.json").read_text())


@pytest.fixture
def in_german():
    token = spoken.set("de")
    yield
    spoken.reset(token)


def test_a_sentence_is_known_by_whatever_is_filled_in():
    words = Words({"{n} of {name} left, {n} in all.": "{name}: {n} übrig.", "{n} left": "noch {n}"})

    assert words.of("3 of Milk left, 3 in all.") == "Milk: 3 übrig."
    assert words.of("3 left") == "noch 3"
    assert words.of("3 of Milk left, 4 in all.") is None


@pytest.mark.usefixtures("in_german")
def test_german_is_spoken_with_who_asks_for_it_and_english_about_the_rest():
    assert said("This is needed.") == "Das wird gebraucht."
    assert said("Nobody has translated this.") == "Nobody has translated this."


def test_english_is_spoken_with_everybody_else():
    assert said("This is needed.") == "This is needed."


def test_what_is_filled_in_is_the_same_in_german():
    for english, german in GERMAN.items():
        places = [set(re.findall(r"\{\w+\}", text)) for text in (english, german)]
        assert places[1] <= places[0], english


def test_only_languages_of_the_shop_are_spoken():
    assert language.LANGUAGES == ("en", "de")
