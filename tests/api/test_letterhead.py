"""Mails are from whom the owner says, from the next one on."""

import pytest
from sqlalchemy import update

from api.adapters.mail import SmtpMailer
from api.database import engine as make_engine
from api.database import sessions
from api.letterhead import sender
from api.settings import Settings
from models.stores import Shop
from resolvers.ports import Mail

TOKEN = {"name": "Ana", "token": "t"}
MAIL = Mail(to="ana@example.com", template="finish_sign_up", key="1", values=TOKEN)


@pytest.fixture
async def engine(database):
    engine = make_engine(database, pool_size=1)
    yield engine
    await engine.dispose()


async def composed(settings, engine):
    mailer = SmtpMailer(settings, sender(settings, sessions(engine)))
    message = mailer.composed(MAIL, await mailer._ask_sender())
    return message["From"], message.get_body(["html"]).get_content()


async def test_a_mail_is_from_whom_the_owner_says(engine):
    settings = Settings(mail_from="Patron <shop@patron.example>")

    nobody, _ = await composed(settings, engine)
    async with engine.begin() as connection:
        await connection.execute(Shop.__table__.insert().values(id="0" * 32, name="Dot & Co."))
    named, html = await composed(settings, engine)
    async with engine.begin() as connection:
        await connection.execute(update(Shop).values(mail_name="Ana", mail_address="a@b.example"))
    chosen, _ = await composed(settings, engine)

    assert nobody == "Patron <shop@patron.example>"
    assert named == "Dot & Co <shop@patron.example>"
    assert "Dot &amp; Co." in html
    assert chosen == "Ana <a@b.example>"
