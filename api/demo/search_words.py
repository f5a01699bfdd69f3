"""The catalogue's words with their trigrams, for suggestions and for what was misspelt."""

import re
from collections import Counter

import numpy as np
import pandas as pd

from api.demo.catalogue import keywords
from api.demo.identifiers import as_int64, uuids
from api.demo.tables import Columns
from models.spelling import trigrams


def word_rows(goods: pd.DataFrame) -> Columns:
    """Each word of three letters or more in what is listed, and how many products carry it."""
    listed = goods[goods.is_listed]
    texts = (listed.kind + " " + keywords(listed)).str.lower()
    counts: Counter[str] = Counter()
    for text, times in Counter(texts.str.replace(r" \d+$", "", regex=True)).items():
        for word in set(re.findall(r"[^\W\d_]{3,}", text)):
            counts[word] += times
    words = sorted(counts)
    return {
        "id": uuids("word", as_int64(np.arange(len(words)))),
        "word": words,
        "products": [counts[word] for word in words],
        "trigrams": ["{" + ",".join(f'"{one}"' for one in trigrams(word)) + "}" for word in words],
    }
