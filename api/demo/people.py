"""Demo people and places: names, addresses, coordinates and hours made up by one seeded rule.

Nothing here is from the source but who lives in which household and shopped in which store.
"""

import json

import numpy as np
import pandas as pd

from api.demo.frames import LIVELY_HOUSEHOLD, Journey
from api.demo.identifiers import as_int64, uniform
from api.demo.logins import LOGINS, MAIL_DOMAIN

PICKUP_BASKETS = 100
"""A store with as many baskets in the year offers pickup."""

_FIRST_TEXT = """
Ada Alan Amara Amir Ana Anders Aisha Ben Bianca Carlos Carmen Chen Clara Dana Daniel Diego
Elena Eli Emma Esther Ethan Fatima Felix Grace Hana Hugo Ida Imani Ines Isaac Ivy Jamal Jane
Joan Jonas Julia Kai Keiko Lars Leila Leo Lena Liam Lucia Malik Maria Marta Maya Mei Miles
Mina Nadia Nia Noah Nora Olga Omar Oscar Pablo Priya Quinn Rafael Rania Rosa Ruth Samir Sara
Sofia Tariq Tessa Theo Uma Vera Victor Wanda Xavier Yara Yusuf Zoe
"""
_LAST_TEXT = """
Abbott Adeyemi Alvarez Baker Banerjee Bauer Bell Brooks Carter Chang Cohen Cruz Dalton Diaz
Dixon Eriksen Evans Farah Fischer Flores Foster Garcia Grant Green Haddad Hall Hansen Hayes
Ibrahim Ito Jensen Johnson Kaur Keller Kim Kowalski Lane Lee Lopez Martin Meyer Mills Moreno
Morgan Nakamura Nguyen Novak Okafor Olsen Ortiz Park Patel Perez Popov Price Quist Ramos Reed
Rivera Rossi Santos Schmidt Shah Silva Singh Stone Sato Tanaka Torres Underwood Vargas Walker
Weber Wells Wong Young Zhang Zimmer
"""
_STREETS_TEXT = """
Main Oak Maple Elm Cedar Walnut Chestnut Birch Church Mill Park Lake River Hill Spring
Meadow Orchard Garden Bridge School
"""
_FIRST, _LAST, _STREETS = _FIRST_TEXT.split(), _LAST_TEXT.split(), _STREETS_TEXT.split()
_CITIES = (
    ("Columbus", "OH", "43215", 39.961, -82.999),
    ("Cincinnati", "OH", "45202", 39.103, -84.512),
    ("Dayton", "OH", "45402", 39.759, -84.192),
    ("Toledo", "OH", "43604", 41.653, -83.537),
    ("Akron", "OH", "44308", 41.081, -81.519),
    ("Canton", "OH", "44702", 40.799, -81.378),
    ("Lima", "OH", "45801", 40.743, -84.105),
    ("Springfield", "OH", "45502", 39.924, -83.809),
    ("Louisville", "KY", "40202", 38.253, -85.759),
    ("Lexington", "KY", "40507", 38.040, -84.503),
    ("Indianapolis", "IN", "46204", 39.768, -86.158),
    ("Fort Wayne", "IN", "46802", 41.079, -85.139),
    ("Muncie", "IN", "47305", 40.193, -85.386),
    ("Detroit", "MI", "48226", 42.331, -83.046),
    ("Ann Arbor", "MI", "48104", 42.281, -83.743),
    ("Flint", "MI", "48502", 43.013, -83.688),
    ("Pittsburgh", "PA", "15222", 40.441, -79.996),
    ("Charleston", "WV", "25301", 38.350, -81.633),
    ("Knoxville", "TN", "37902", 35.961, -83.921),
    ("Richmond", "VA", "23219", 37.541, -77.436),
)


def _pick(choices: tuple[str, ...] | list[str], keys: np.ndarray, salt: str) -> list[str]:
    return [choices[int(at * len(choices))] for at in uniform(keys, salt)]


def stores(journey: Journey) -> pd.DataFrame:
    """One row per store: number, name, address, coordinates, hours, has_pickup, baskets."""
    baskets = journey.lines.groupby("store_id").basket_id.nunique()
    frame = baskets.rename("baskets").reset_index()
    keys = as_int64(frame.store_id)
    city = [_CITIES[int(at * len(_CITIES))] for at in uniform(keys, "city")]
    street = _pick(_STREETS, keys, "street")
    frame["number"] = frame.store_id.astype(str)
    frame["city"] = [one[0] for one in city]
    frame["region"] = [one[1] for one in city]
    frame["postal_code"] = [one[2] for one in city]
    frame["name"] = [f"{c}, {s} Street" for c, s in zip(frame.city, street, strict=True)]
    houses = (1 + uniform(keys, "house") * 980).astype(int)
    frame["line1"] = [f"{no} {s} Street" for no, s in zip(houses, street, strict=True)]
    near = (uniform(keys, "north") - 0.5) * 0.3, (uniform(keys, "east") - 0.5) * 0.3
    frame["latitude"] = (np.array([one[3] for one in city]) + near[0]).round(5)
    frame["longitude"] = (np.array([one[4] for one in city]) + near[1]).round(5)
    frame["has_pickup"] = frame.baskets >= PICKUP_BASKETS
    frame["hours"] = [_hours(late) for late in uniform(keys, "hours")]
    return frame


def _hours(late: float) -> str:
    weekday = ["07:00", "23:00"] if late > 0.5 else ["08:00", "22:00"]
    sunday = ["09:00", "21:00"]
    return json.dumps({str(day): weekday if day < 6 else sunday for day in range(7)})


def households(journey: Journey, shops: pd.DataFrame, today_year: int) -> pd.DataFrame:
    """One row per household: name, email, birth_date, address, traits, store_id, last_at."""
    visits = journey.lines.drop_duplicates("basket_id")
    by_store = visits.groupby(["household_id", "store_id"]).size().rename("visits").reset_index()
    by_store = by_store.sort_values(
        ["household_id", "visits", "store_id"], ascending=[True, False, True]
    )
    frame = by_store.drop_duplicates("household_id")[["household_id", "store_id"]]
    spans = visits.groupby("household_id")["at"].agg(first_at="min", last_at="max")
    frame = frame.join(spans, on="household_id").merge(shops, on="store_id", how="left")
    keys = as_int64(frame.household_id)
    names = zip(_pick(_FIRST, keys, "first"), _pick(_LAST, keys, "last"), strict=True)
    frame["name"] = [f"{first} {last}" for first, last in names]
    frame["email"] = [
        f"{name.lower().replace(' ', '.')}.{key}@{MAIL_DOMAIN}"
        for name, key in zip(frame.name, keys, strict=True)
    ]
    lively = frame.household_id == LIVELY_HOUSEHOLD
    frame.loc[lively, ["name", "email"]] = [LOGINS[0].name, LOGINS[0].email]
    houses = (1 + uniform(keys, "door") * 9800).astype(int)
    streets = _pick(_STREETS, keys, "lane")
    frame["line1"] = [f"{no} {s} Lane" for no, s in zip(houses, streets, strict=True)]
    frame["address"] = [_address(row) for row in frame.itertuples()]
    traits = journey.demographics.set_index("household_id")
    known = {key: _traits(row) for key, row in traits.iterrows()}
    frame["traits"] = [json.dumps(known.get(key, {})) for key in keys]
    ages = [known.get(key, {}).get("age", "") for key in keys]
    frame["birth_date"] = [
        _birth_date(age, at, today_year)
        for age, at in zip(ages, uniform(keys, "birth"), strict=True)
    ]
    return frame.reset_index(drop=True)


def _address(row: object) -> str:
    fields = {name: getattr(row, name) for name in ("name", "line1", "city", "region")}
    postal = getattr(row, "postal_code")  # noqa: B009
    return json.dumps({**fields, "line2": None, "postal_code": postal, "country": "US"})


def _traits(row: "pd.Series[str]") -> dict[str, str]:
    return {str(name): str(value) for name, value in row.items() if pd.notna(value)}


def _birth_date(age: str, at: float, year: int) -> str | None:
    """A day that fits the bracket all through the year; None where no age is known, or where it
    could be under 21."""
    brackets = {"25-34": (26, 34), "35-44": (36, 44), "45-54": (46, 54), "55-64": (56, 64)}
    low, high = brackets.get(age, (66, 85) if age == "65+" else (0, 0))
    if not low:
        return None
    day = int(at * 336)
    return f"{year - low - int(at * 1000) % (high - low)}-{day // 28 + 1:02d}-{day % 28 + 1:02d}"
