"""Settings come from the environment, are checked once, and say which variable is wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError
from sqlalchemy import make_url

from api.commands.secret import kept
from api.settings import ROOT, CannotStart, Settings, database_url


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"PATRON_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_stand_ins_follow_the_shops_port(monkeypatch):
    monkeypatch.setenv("PATRON_PORT", "8100")

    settings = Settings.read()

    assert settings.public_url == "http://localhost:8100"
    assert settings.payments_url == "http://localhost:8101"
    assert settings.smtp_port == 8102
    assert settings.mailbox_url == "http://localhost:8103"


def test_settings_do_not_change():
    settings = Settings.read()

    with pytest.raises(ValidationError):
        settings.port = 1


def test_nobody_can_sign_for_the_payment_company_with_a_secret_that_was_published(tmp_path):
    with pytest.raises(CannotStart, match=r"^PATRON_PAYMENTS_SECRET is not set[^\n]*$"):
        Settings.read(var=tmp_path).signing_secret()


def test_a_lone_process_signs_as_the_shop_beside_it_does(monkeypatch, tmp_path):
    made = kept(Settings.read(var=tmp_path), "payments_secret")
    assert Settings.read(var=tmp_path).signing_secret() == made

    monkeypatch.setenv("PATRON_PAYMENTS_SECRET", "chosen")
    assert Settings.read(var=tmp_path).signing_secret() == "chosen"
    assert kept(Settings.read(var=tmp_path), "payments_secret") == "chosen"


@pytest.mark.parametrize(
    "process", [("uvicorn", "--factory", "api.app:create"), ("api.worker",)], ids=lambda it: it[0]
)
def test_a_process_that_cannot_sign_ends_with_one_line(database, tmp_path, process):
    environment = {**os.environ, "PATRON_DATABASE_URL": database, "PATRON_VAR": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "-m", *process],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith("PATRON_PAYMENTS_SECRET is not set")
    assert done.stderr.count("\n") == 1


def test_a_file_of_settings_is_read_and_its_strangers_are_left_alone(tmp_path):
    (tmp_path / ".env").write_text("PATRON_PORT=8200\nSOMEBODY_ELSES=1\n")

    assert Settings.read().port == 8200


def test_var_is_absolute_so_that_every_process_means_the_same_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("PATRON_VAR", "here")

    assert Settings.read().var == tmp_path / "here"


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://anna:secret@db.example:5433/shop",
        "postgres://anna:secret@db.example:5433/shop",
        "postgresql+asyncpg://anna:secret@db.example:5433/shop",
    ],
)
def test_an_address_is_understood_as_libpq_writes_it(address):
    url = make_url(database_url(address))

    assert url.drivername == "postgresql+asyncpg"
    assert (url.username, url.password, url.host) == ("anna", "secret", "db.example")
    assert (url.port, url.database) == (5433, "shop")


def test_an_address_may_be_a_socket_without_a_host():
    url = make_url(database_url("postgresql:///shop?host=/run/postgresql"))

    assert url.query["host"] == "/run/postgresql"


def test_libpqs_word_for_encryption_is_translated():
    url = make_url(database_url("postgresql://db.example/shop?sslmode=require"))

    assert dict(url.query) == {"ssl": "require"}


@pytest.mark.parametrize(
    "address",
    [
        "nonsense",
        "mysql://anna:hunter2@db.example/shop",
        "postgresql://anna:hunter2@db.example",
        "postgresql://anna:hunter2@db.example:port/shop",
        "postgresql:///shop",
        "postgresql://anna:hunter2@db.example/shop?colour=red",
    ],
)
def test_a_broken_address_is_refused_without_repeating_the_password(monkeypatch, address):
    monkeypatch.setenv("PATRON_DATABASE_URL", address)

    with pytest.raises(CannotStart) as refused:
        Settings.read()

    assert str(refused.value).startswith("PATRON_DATABASE_URL is not usable: ")
    assert "hunter2" not in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PATRON_PORT", "eighty"),
        ("PATRON_PORT", "0"),
        ("PATRON_PORT", "65535"),
        ("PATRON_WORKERS", "-1"),
        ("PATRON_DEMO", "perhaps"),
        ("PATRON_PUBLIC_URL", "shop.example"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch, name, value):
    monkeypatch.setenv(name, value)

    with pytest.raises(CannotStart, match=f"^{name} is not usable: "):
        Settings.read()
