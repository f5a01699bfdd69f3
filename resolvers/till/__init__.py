"""The till of a store: what its associates find and sell, of their own store and of no other."""

from resolvers.till.finding import TillItem, till_items, till_member
from resolvers.till.receipts import mail_till_receipt
from resolvers.till.selling import TillOffer, TillQuote, sell_at_till, till_quote
from resolvers.till.terminal import cancel_till_sale, charge_at_terminal, hand_over

__all__ = [
    "TillItem",
    "TillOffer",
    "TillQuote",
    "cancel_till_sale",
    "charge_at_terminal",
    "hand_over",
    "mail_till_receipt",
    "sell_at_till",
    "till_items",
    "till_member",
    "till_quote",
]
