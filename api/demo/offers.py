"""Campaigns and coupons of the past, as they are known, and one live offer per active customer."""

from datetime import datetime, time, timedelta

import numpy as np
import pandas as pd

from api.demo.catalogue import ids_of
from api.demo.dates import ZONE, midnight
from api.demo.frames import Journey
from api.demo.identifiers import as_int64, mixed, uuids
from api.demo.tables import Columns

_LETTERS = np.array(list("23456789ABCDEFGHJKMNPQRSTVWXYZ"))
_ACTIVE = pd.Timedelta(weeks=8)
_PERCENT = 15
_OPEN_FOR = timedelta(days=28)
_PAIR = 1_000_000_000


def campaign_rows(journey: Journey, shift: int) -> Columns:
    frame = journey.campaign_descriptions
    return {
        "id": uuids("campaign", as_int64(frame.campaign_id)),
        "name": "Campaign " + frame.campaign_id.astype(str),
        "kind": frame.campaign_type.astype(str),
        "starts_at": midnight(frame.start_date, shift),
        "ends_at": midnight(frame.end_date + pd.Timedelta(days=1), shift),
    }


def member_rows(journey: Journey, people: pd.DataFrame) -> Columns:
    sent = journey.campaigns[journey.campaigns.household_id.isin(people.household_id)]
    keys = as_int64(sent.campaign_id) * _PAIR + as_int64(sent.household_id)
    return {
        "id": uuids("member", keys),
        "campaign_id": uuids("campaign", as_int64(sent.campaign_id)),
        "customer_id": ids_of(people, "household_id", "id", sent.household_id),
    }


def coupon_rows(journey: Journey, shift: int) -> Columns:
    """A coupon is one offer even where several campaigns carried it: the first one is named."""
    runs = journey.coupons.drop_duplicates(["coupon_upc", "campaign_id"])
    runs = runs.merge(journey.campaign_descriptions, on="campaign_id")
    runs = runs.sort_values(["coupon_upc", "start_date", "campaign_id"])
    first = (
        runs.groupby("coupon_upc")
        .agg(
            campaign_id=("campaign_id", "first"),
            start=("start_date", "min"),
            end=("end_date", "max"),
        )
        .reset_index()
    )
    codes = first.coupon_upc.astype(str)
    return {
        "id": uuids("offer", as_int64(first.coupon_upc)),
        "code": codes,
        "name": "Coupon " + codes,
        "status": "recorded",
        "campaign_id": uuids("campaign", as_int64(first.campaign_id)),
        "reason": [""] * len(first),
        "terms": "A coupon of the demo's past. Its value is not in the data.",
        "starts_at": midnight(first.start, shift),
        "ends_at": midnight(first.end + pd.Timedelta(days=1), shift),
    }


def coupon_product_rows(journey: Journey, goods: pd.DataFrame) -> Columns:
    pairs = journey.coupons.drop_duplicates(["coupon_upc", "product_id"])
    keys = as_int64(pairs.coupon_upc) * 31 + as_int64(pairs.product_id) * 1_000_003
    return {
        "id": uuids("couprod", keys),
        "offer_id": uuids("offer", as_int64(pairs.coupon_upc)),
        "product_id": ids_of(goods, "product_id", "id", pairs.product_id),
    }


def redemption_rows(journey: Journey, people: pd.DataFrame, shift: int) -> Columns:
    """The source names neither basket nor amount, so neither do we."""
    used = journey.redemptions.reset_index(drop=True)
    known = used.household_id.isin(people.household_id)
    used = used[known & used.coupon_upc.isin(journey.coupons.coupon_upc)]
    return {
        "id": uuids("redeemed", as_int64(used.index)),
        "offer_id": uuids("offer", as_int64(used.coupon_upc)),
        "customer_id": ids_of(people, "household_id", "id", used.household_id),
        "campaign_id": uuids("campaign", as_int64(used.campaign_id)),
        "redeemed_at": midnight(used.redemption_date, shift),
    }


def personal_rows(
    journey: Journey, people: pd.DataFrame, goods: pd.DataFrame, now: datetime
) -> Columns:
    """For whoever shopped in the last eight weeks: a discount on what they buy most often."""
    usual = _usuals(journey, goods)
    frame = people[people.last_at >= journey.lines["at"].max() - _ACTIVE]
    frame = frame.merge(usual, on="household_id")
    keys = as_int64(frame.household_id)
    begins = datetime.combine(now.astimezone(ZONE).date(), time(), ZONE)
    ends = begins + _OPEN_FOR
    kinds = frame.kind.str[:1].str.lower() + frame.kind.str[1:]
    return {
        "id": uuids("personal", keys),
        "code": [f"THANKS-{code}" for code in codes(keys)],
        "name": f"{_PERCENT}% off " + kinds,
        "status": "live",
        "customer_id": frame["id"].to_numpy(dtype="S32"),
        "product_id": frame.product_uuid.to_numpy(dtype="S32"),
        "reason": "Because you bought " + kinds + " " + frame.times.astype(str) + " times",
        "terms": [_terms(name, ends) for name in frame.product_name],
        "percent": _PERCENT,
        "most_each": 1,
        "starts_at": begins.isoformat(),
        "ends_at": ends.isoformat(),
    }


def _terms(name: str, ends: datetime) -> str:
    last = ends - timedelta(days=1)
    return f"{_PERCENT}% off {name}, once, until {last:%B} {last.day}, for you only. Demo offer."


def _usuals(journey: Journey, goods: pd.DataFrame) -> pd.DataFrame:
    """household_id, product_uuid, product_name, kind, times: the listed product in most baskets."""
    offered = goods.loc[goods.is_listed & ~goods.age, ["product_id", "id", "name", "kind"]]
    offered = offered.rename(columns={"id": "product_uuid", "name": "product_name"})
    times = journey.lines.groupby(["household_id", "product_id"]).size().rename("times")
    frame = times.reset_index().merge(offered, on="product_id")
    frame = frame[frame.times >= 2]
    frame = frame.sort_values(
        ["household_id", "times", "product_id"], ascending=[True, False, True]
    )
    return frame.drop_duplicates("household_id")


def codes(keys: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> list[str]:
    """Eight letters for each key, hard to guess and hard to misread."""
    bits = mixed(keys, "code")
    places = [(bits // np.uint64(30**place)) % np.uint64(30) for place in range(8)]
    letters = _LETTERS[np.stack(places, axis=1).astype(np.int64)]
    return ["".join(row) for row in letters]
