"""Products, categories, variants and prices, from what the source says of its articles."""

from collections import Counter
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd

from api.demo import names, pictures
from api.demo.dates import moved
from api.demo.frames import Journey
from api.demo.identifiers import Ids, as_int64, uuid_of, uuids
from api.demo.sales import sale_columns
from api.demo.tables import Columns


def products(journey: Journey) -> pd.DataFrame:
    """One row per product, sorted by product_id: names, aisle, shelf, picture, price, ids."""
    frame = names.named(journey.products).sort_values("product_id").reset_index(drop=True)
    texts = names.known_texts(frame[["department", "product_category", "product_type"]])
    rows = list(texts.itertuples(index=False, name=None))
    frame["aisle"] = [pictures.aisle(*row[:2]) for row in rows]
    frame["picture"] = [pictures.picture(*row) for row in rows]
    frame["age"] = [pictures.is_age_restricted(*row) for row in rows]
    frame["age_limits"] = [pictures.age_limits(*row) for row in rows]
    frame["wall"] = [pictures.AISLES[aisle].wall for aisle in frame.aisle]
    frame["aisle_name"] = [pictures.AISLES[aisle].name for aisle in frame.aisle]
    frame["shelf"] = frame.aisle + "/" + frame.category
    frame["first_at"] = frame.product_id.map(journey.lines.groupby("product_id")["at"].min())
    keys = as_int64(frame.product_id)
    frame["id"] = uuids("product", keys)
    frame["variant_id"] = uuids("variant", keys)
    return frame


def categories(goods: pd.DataFrame) -> Columns:
    """Aisles, and below them the source's categories."""
    listed = goods[goods.is_listed]
    shelves = goods.drop_duplicates("shelf")[["shelf", "aisle", "category", "wall"]]
    on_shelf, in_aisle = Counter(listed.shelf), Counter(listed.aisle)
    drawn = listed.groupby("shelf").picture.agg(lambda each: each.mode().iat[0]).to_dict()
    rows: list[dict[str, Any]] = [
        {
            "key": key,
            "name": aisle.name,
            "slug": names.slug(aisle.name),
            "parent": None,
            "level": 0,
            "wall": aisle.wall,
            "picture": aisle.picture,
            "position": position,
            "product_count": in_aisle[key],
        }
        for position, (key, aisle) in enumerate(pictures.AISLES.items())
    ]
    taken = {row["slug"] for row in rows}
    ordered = sorted(
        shelves.to_dict("records"), key=lambda one: (-on_shelf[one["shelf"]], one["shelf"])
    )
    for position, one in enumerate(ordered):
        slug = names.slug(one["category"])
        slug = slug if slug not in taken else f"{one['aisle']}-{slug}"
        taken.add(slug)
        rows.append(
            {
                "key": one["shelf"],
                "name": one["category"],
                "slug": slug,
                "parent": one["aisle"],
                "level": 1,
                "wall": one["wall"],
                "picture": drawn.get(one["shelf"], pictures.AISLES[one["aisle"]].picture),
                "position": position,
                "product_count": on_shelf[one["shelf"]],
            }
        )
    frame = pd.DataFrame(rows)
    return {
        "id": [category_id(key) for key in frame.key],
        "name": frame.name,
        "slug": frame.slug,
        "parent_id": [category_id(key) if key else None for key in frame.parent],
        "texts": [names.german(name) for name in frame.name],
        **{name: frame[name] for name in ("level", "wall", "picture", "position", "product_count")},
    }


def category_id(key: str) -> str:
    return uuid_of("category", _number(key)).hex


def _number(text: str) -> int:
    """A number for a text, the same in every process (`hash` is not)."""
    number = 0
    for letter in text.encode():
        number = (number * 257 + letter) % (2**61 - 1)
    return number


def product_rows(goods: pd.DataFrame, shift: int) -> Columns:
    begin = goods.first_at.min()
    listed_at = moved(goods.first_at.fillna(begin), shift)
    shelves = {shelf: category_id(shelf) for shelf in goods.shelf.unique()}
    return {
        "id": goods["id"].to_numpy(dtype="S32"),
        "name": goods.name,
        "slug": goods.slug,
        "description": goods.description,
        "category_id": goods.shelf.map(shelves),
        "status": np.where(goods.is_listed, "listed", "archived"),
        "kind": goods.kind,
        "brand": goods.brand.str.lower(),
        "maker": goods.manufacturer_id,
        "size": goods.label,
        "unit_quantity": goods.content,
        "unit": goods.unit,
        "article_number": goods.product_id.astype(str),
        "needs_article_number": goods.has_twin,
        "picture": goods.picture,
        "wall": goods.wall,
        "is_age_restricted": goods.age,
        "age_limits": goods.age_limits,
        "popularity": goods.buyers,
        "listed_at": listed_at,
        "keywords": [""] * len(goods),
        "found_by": found_by(goods),
    }


def found_by(goods: pd.DataFrame) -> "pd.Series[str]":
    """As the triggers would write it, so that they have nothing to do."""
    shelves = goods.category + " " + goods.aisle_name
    return goods.kind + " " + shelves + " " + goods.product_id.astype(str)


def variant_rows(goods: pd.DataFrame) -> Columns:
    return {
        "id": goods.variant_id.to_numpy(dtype="S32"),
        "product_id": goods["id"].to_numpy(dtype="S32"),
        "sku": goods.product_id.astype(str),
        "name": [""] * len(goods),
        "position": 0,
    }


def price_rows(goods: pd.DataFrame, channel_id: str, salt: str, now: datetime) -> Columns:
    """A price for each of `goods` that has an `amount`."""
    priced = goods[goods.amount.notna()]
    return {
        "id": uuids(salt, as_int64(priced.product_id)),
        "variant_id": priced.variant_id.to_numpy(dtype="S32"),
        "channel_id": channel_id,
        **sale_columns(priced, now),
    }


def ids_of(frame: pd.DataFrame, key: str, column: str, wanted: object) -> Ids:
    """The ids in `column` of a frame sorted by `key`, for each wanted key."""
    at = np.searchsorted(frame[key].to_numpy(), as_int64(wanted))
    return frame[column].to_numpy(dtype="S32")[at]
