"""The front end is built when it must be, and what is missing for that is said."""

import os
import time
from pathlib import Path

import pytest

from api.commands import frontend
from api.settings import CannotStart


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A front end whose npm is a script that notes how it was called."""
    (folder := tmp_path / "frontend" / "src").mkdir(parents=True)
    (folder / "app.ts").write_text("1")
    for name in ("package.json", "package-lock.json"):
        (folder.parent / name).write_text("{}")
    write_program(tmp_path / "bin" / "node", "echo v20.19.0")
    build = 'mkdir -p node_modules "${PATRON_DIST:-.}/assets"; echo "$@" >> ../called'
    write_program(tmp_path / "bin" / "npm", build)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setattr(frontend, "ROOT", tmp_path)
    monkeypatch.setattr(frontend, "FOLDER", folder.parent)
    return tmp_path


def write_program(path: Path, script: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_the_front_end_is_built_once_and_again_when_a_source_changed(checkout):
    assert not frontend.is_built()
    frontend.build()
    frontend.build()
    assert frontend.is_built()

    (checkout / "frontend" / "src" / "app.ts").write_text("2")
    assert not frontend.is_built()
    frontend.build()

    called = (checkout / "called").read_text().splitlines()
    assert called == ["ci --no-audit --no-fund", "run build", "run build"]


def test_a_new_build_keeps_for_a_while_what_open_pages_ask_for(checkout):
    frontend.build()
    assets = checkout / "frontend" / "dist" / "assets"
    for name, age in (("young", 0.0), ("old", frontend.KEPT_FOR + 60)):
        (assets / name).write_text(name)
        os.utime(assets / name, (time.time() - age,) * 2)

    (checkout / "frontend" / "src" / "app.ts").write_text("2")
    frontend.build()

    assert [file.name for file in assets.iterdir()] == ["young"]
    assert not list((checkout / "frontend").glob(".dist*"))


def test_a_front_end_that_cannot_be_built_says_so_and_shows_why(checkout, capfd):
    write_program(checkout / "bin" / "npm", "echo 'no such package'; exit 1")

    with pytest.raises(CannotStart, match=r"`npm ci --no-audit --no-fund` failed"):
        frontend.build()

    assert "no such package" in capfd.readouterr().err
    assert not frontend.is_built()


def test_without_node_and_without_its_package_one_line_says_what_is_needed(checkout, monkeypatch):
    write_program(checkout / "bin" / "node", "echo v12.22.0")
    monkeypatch.setattr(frontend, "_wheel", lambda: None)
    monkeypatch.setenv("PIP_NO_INDEX", "1")

    with pytest.raises(CannotStart, match=r"Node\.js 20 or later is needed"):
        frontend.find_node()
