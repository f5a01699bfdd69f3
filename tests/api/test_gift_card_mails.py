"""A gift card is mailed in the language of whoever gets it."""

import pytest

from api.jobs import tenders
from models.identity import Account
from models.tenders import GiftCard, TenderAccount, TenderKind
from models.tenders.gift_cards import REPLACES
from resolvers.context import utc_now
from tests.factories import a_customer, an_order


async def given_to(shop, email):
    giver = Account(name="Agent", email="agent@example.com", password_hash="x", roles=[])
    await shop.save(giver)
    account = TenderAccount(kind=TenderKind.GIFT_CARD, currency="USD")
    card = GiftCard(
        account_id=account.id,
        amount=900,
        currency="USD",
        issued_by=giver.id,
        recipient_email=email,
        message=REPLACES,
        deliver_at=utc_now(),
    )
    issued = card.issue(account, utc_now(), by=giver.id, note=REPLACES)
    await shop.save(account)
    await shop.save(card)
    await shop.save(issued)
    return card


@pytest.mark.parametrize("is_guest", [True, False])
async def test_a_card_in_place_of_another_is_mailed_in_the_language_of_the_last_order(
    shop, mailbox, is_guest
):
    customer_id = None
    if not is_guest:
        member = a_customer(email="bo@example.com")
        await shop.save(member)
        customer_id = member.id
    bought = {"email": "bo@example.com", "customer_id": customer_id, "language": "de"}
    await shop.save(an_order(shop.aisle.channel, **bought))

    await tenders.send(shop.work, (await given_to(shop, "bo@example.com")).id)

    [mail] = await mailbox.mails()
    assert mail["subject"].startswith("Ein Gutschein für Sie")
    assert "Er tritt an die Stelle eines gesperrten Gutscheins" in mail["text"]


async def test_a_card_to_whom_nobody_knows_is_mailed_in_english(shop, mailbox):
    await tenders.send(shop.work, (await given_to(shop, "new@example.com")).id)

    [mail] = await mailbox.mails()
    assert mail["subject"].startswith("A gift card for you")
    assert REPLACES in mail["text"]
