"""What is unsafe is named with its remedy, and the demo's secrets are refused outside of it."""

import asyncio

import pytest

from api.adapters.passwords import Argon2Passwords
from api.commands import unsafe
from api.settings import CannotStart, Settings
from models.identity import Account
from models.viewer import Role
from tests.api.test_commands import assert_refused, environment, patron  # noqa: F401 (a fixture)
from tests.api.web import store
from tests.factories import a_shop

GOOD = "q8Zt4mWkX1vB7nR2yLs0cJd9fGh3pTaE"


def named(**settings):
    return " ".join(danger.state for danger in unsafe.of(Settings(**settings)))


def test_a_shop_on_this_machine_with_good_secrets_is_safe(tmp_path):
    (tmp_path / "secret").touch(0o600)

    assert named(var=tmp_path, secret=GOOD, payments_secret=GOOD) == ""
    assert named(var=tmp_path, demo=False, secret=GOOD, host="0.0.0.0") == ""


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"secret": "letmein"}, "PATRON_SECRET can be guessed"),
        ({"payments_secret": "a" * 40}, "PATRON_PAYMENTS_SECRET can be guessed"),
        ({"metrics_token": "metrics"}, "PATRON_METRICS_TOKEN can be guessed"),
        ({"public_url": "http://shop.example", "demo": False}, "PUBLIC_URL is plain http"),
        ({"payments_url": "http://pay.example"}, "PAYMENTS_URL is plain http"),
        ({"host": "0.0.0.0"}, "the demo"),
        ({"public_url": "https://shop.example"}, "the demo"),
        ({"database_url": "postgresql://a:b@db.example/shop"}, "without TLS"),
        ({"database_url": "postgresql://a:b@db.example/shop?sslmode=prefer"}, "without TLS"),
    ],
)
def test_each_danger_is_named(tmp_path, settings, word):
    assert word in named(var=tmp_path, **settings)


@pytest.mark.parametrize(
    "settings",
    [
        {"database_url": "postgresql://a:b@db.example/shop?sslmode=verify-full"},
        {"database_url": "postgresql://a:b@127.0.0.1/shop"},
        {"database_url": "postgresql:///shop?host=/run/pg"},
        {"public_url": "http://127.0.0.1:8000"},
    ],
)
def test_what_is_near_or_sealed_is_no_danger(tmp_path, settings):
    assert named(var=tmp_path, **settings) == ""


def test_files_that_others_may_open_are_named(tmp_path):
    key = tmp_path / "secret"
    key.write_text(GOOD)
    key.chmod(0o644)
    tmp_path.chmod(0o777)

    assert f"others on this machine may open {key}" in named(var=tmp_path)
    assert f"others on this machine may write to {tmp_path}" in named(var=tmp_path)


def test_debug_mode_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONASYNCIODEBUG", "1")

    assert "debug" in named(var=tmp_path)


@pytest.mark.parametrize("name", ["secret", "payments_secret", "metrics_token"])
def test_a_secret_that_can_be_guessed_is_refused_outside_of_the_demo(monkeypatch, name):
    monkeypatch.setenv("PATRON_DEMO", "0")
    monkeypatch.setenv(f"PATRON_{name.upper()}", "hunter2-hunter2")

    with pytest.raises(CannotStart, match=f"PATRON_{name.upper()} can be guessed") as refused:
        Settings.read()

    assert "hunter2" not in str(refused.value)


async def test_the_demo_shop_does_not_become_a_real_one(environment, database):  # noqa: F811
    await store(database, a_shop(is_demo=True))
    ours = {**environment, "PATRON_DATABASE_URL": database}

    done = await asyncio.to_thread(patron, ours, "serve")

    assert_refused(done, "holds the demo shop, whose passwords everybody knows")


async def test_staff_with_a_known_password_are_named(environment, database):  # noqa: F811
    hashes = [await Argon2Passwords().hash(one) for one in ("patron-demo", GOOD)]
    people = zip(["olu@example.com", "ana@example.com"], hashes, strict=True)
    staff = [
        Account(email=email, name="A", password_hash=one, roles=[Role.OWNER])
        for email, one in people
    ]
    await store(database, *staff)

    said = await asyncio.to_thread(
        patron, {**environment, "PATRON_DATABASE_URL": database}, "doctor"
    )

    assert "olu@example.com has a known password" in said.stdout
    assert "ana@example.com" not in said.stdout
    assert said.returncode == 1
