"""What is known about a person: whether it may be, what of it is handed out, and how it ends."""

from models.privacy.classified import KEPT_OF_EVENTS
from models.privacy.consent import ConsentChange, ConsentChoice, ConsentSource, choice
from models.privacy.erasure import (
    Blocker,
    BlockerKind,
    Erasure,
    ErasureAsked,
    ErasureBlocked,
    ErasureLimitReached,
    ErasureStatus,
)
from models.privacy.exports import DataExport, ExportAsked, ExportNotReady, ExportStatus
from models.privacy.registry import Table, tables
from models.privacy.retention import (
    RULES,
    STAYS,
    RetentionOutOfBounds,
    RetentionPeriod,
    RetentionRule,
    rule,
)

__all__ = [
    "KEPT_OF_EVENTS",
    "RULES",
    "STAYS",
    "Blocker",
    "BlockerKind",
    "ConsentChange",
    "ConsentChoice",
    "ConsentSource",
    "DataExport",
    "Erasure",
    "ErasureAsked",
    "ErasureBlocked",
    "ErasureLimitReached",
    "ErasureStatus",
    "ExportAsked",
    "ExportNotReady",
    "ExportStatus",
    "RetentionOutOfBounds",
    "RetentionPeriod",
    "RetentionRule",
    "Table",
    "choice",
    "rule",
    "tables",
]
