"""What is on a paper, in the language of the market."""

from datetime import datetime
from zoneinfo import ZoneInfo

from api.adapters.mail import in_german, shown

ENGLISH = {
    "invoice": "Invoice",
    "receipt": "Receipt",
    "credit_note": "Credit note",
    "number": "Number",
    "date": "Date",
    "order": "Order",
    "of_invoice": "For invoice",
    "for": "For",
    "what": "What",
    "quantity": "Qty",
    "each": "Each",
    "tax_rate": "Tax",
    "amount": "Amount",
    "goods": "Goods",
    "discount": "Discount",
    "delivery": "Delivery",
    "tax_on_top": "Tax {percent} on {net}",
    "tax_within": "including tax {percent} of {net}",
    "total": "Total",
    "credited": "Given back",
    "cash": "Paid in cash",
    "change": "Change",
    "card": "Paid by card",
    "terminal": "Paid by card",
    "online": "Paid online",
    "gift_card": "Paid with a gift card",
    "store_credit": "Paid with store credit",
    "points": "Paid with points",
    "vat_number": "VAT number",
    "page": "Page {number}",
}
GERMAN = {
    "invoice": "Rechnung",
    "receipt": "Kassenbeleg",
    "credit_note": "Gutschrift",
    "number": "Nummer",
    "date": "Datum",
    "order": "Bestellung",
    "of_invoice": "Zur Rechnung",
    "for": "An",
    "what": "Artikel",
    "quantity": "Menge",
    "each": "Einzeln",
    "tax_rate": "USt.",
    "amount": "Betrag",
    "goods": "Waren",
    "discount": "Nachlass",
    "delivery": "Versand",
    "tax_on_top": "zzgl. {percent} USt. auf {net}",
    "tax_within": "darin {percent} USt. auf {net}",
    "total": "Summe",
    "credited": "Erstattet",
    "cash": "Bar gezahlt",
    "change": "Rückgeld",
    "card": "Mit Karte gezahlt",
    "terminal": "Mit Karte gezahlt",
    "online": "Online gezahlt",
    "gift_card": "Mit Gutschein gezahlt",
    "store_credit": "Mit Guthaben gezahlt",
    "points": "Mit Punkten gezahlt",
    "vat_number": "USt-IdNr.",
    "page": "Seite {number}",
}


class Words:
    """Of one language: words, amounts and dates."""

    def __init__(self, locale: str, currency: str, time_zone: str) -> None:
        self.is_german = locale.startswith("de")
        self._words = GERMAN if self.is_german else ENGLISH
        self._currency, self._zone = currency, ZoneInfo(time_zone)

    def __getitem__(self, name: str) -> str:
        return self._words.get(name, name)

    def money(self, minor: int) -> str:
        return (in_german if self.is_german else shown)(minor, self._currency)

    def percent(self, basis_points: int) -> str:
        number = f"{basis_points / 100:g}"
        return f"{number.replace('.', ',')} %" if self.is_german else f"{number}%"

    def day(self, told: str) -> str:
        at = datetime.fromisoformat(told).astimezone(self._zone)
        return f"{at:%d.%m.%Y}" if self.is_german else f"{at.day} {at:%B %Y}"
