"""spec/lock.toml: the day of the spec, and the official packages with the files that were made of them."""

from __future__ import annotations

import hashlib
import http.server
import json
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import spec as command
from pinning import history, lock
from pinning.lock import Wheel
from pipeline.errors import SpecUnreadable
from pipeline.load import source
from tests.pipeline.test_spec_pull import DOCUMENT, LATER, lock_of, pull
from tests.pipeline.test_spec_sources import MEMBER, wheel

ROOT = Path(__file__).resolve().parents[2]
NEWEST, BASE = Wheel("openai==3.57.0", "1" * 64, "2026-11-20"), Wheel("openai==2.38.0", "2" * 64, "2026-05-21")
FILES = {"supplement.yaml": b"openapi: 3.1.0\n", "official-names.yaml": b"{}\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a spec, and with what was made of two official packages."""
    (tmp_path / "upstream.yaml").write_text(DOCUMENT, "utf-8")
    folder = tmp_path / "spec"
    assert pull(tmp_path / "upstream.yaml", folder, "--quiet") == 0
    tables = lock.with_official(lock.read(folder / "lock.toml"), NEWEST, BASE, FILES)
    (folder / "lock.toml").write_bytes(lock.written(tables))
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    return folder


def show(folder: Path) -> int:
    return command.main(["show", "--spec", str(folder)])


# --- the official package --------------------------------------------------------------------------------------------


def test_the_lock_names_both_packages_and_their_files(folder: Path) -> None:
    """The newest and the base stand there with version, day and hash, and the files made of them with theirs."""
    official = lock_of(folder)["official"]
    assert official.pop("files") == {name: hashlib.sha256(data).hexdigest() for name, data in FILES.items()}
    snapshot = lock_of(folder)["snapshot"]["sha256"]
    assert official.pop("base") == {
        "name": "openai==2.38.0",
        "version": "2.38.0",
        "date": "2026-05-21",
        "sha256": "2" * 64,
        "spec": snapshot,
    }
    assert official == {"name": "openai==3.57.0", "version": "3.57.0", "date": "2026-11-20", "sha256": "1" * 64}


def test_show_tells_the_packages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It prints both packages, and checks each file that was made of them."""
    assert show(folder) == 0
    shown = capsys.readouterr().out
    for text in ("official   openai==3.57.0 of 2026-11-20", "base       openai==2.38.0 of 2026-05-21"):
        assert text in shown
    for name in ("openapi.yaml", *FILES):
        assert f"           {name} matches\n" in shown


@pytest.mark.parametrize("name", FILES)
def test_show_checks_the_files(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that was edited or is gone is told, with exit status 1."""
    (folder / name).write_bytes(b"edited: true")
    assert show(folder) == 1
    edited = hashlib.sha256(b"edited: true").hexdigest()
    assert f"{name} does NOT match: {edited}" in capsys.readouterr().out
    (folder / name).unlink()
    assert show(folder) == 1
    assert f"{name} does NOT match: no such file" in capsys.readouterr().out


def test_a_pull_keeps_the_packages(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same spec changes nothing; another one keeps both packages, but the base waits to be chosen anew."""
    before = (folder / "lock.toml").read_bytes()
    assert pull(tmp_path / "upstream.yaml", folder, "--quiet") == 0
    assert "nothing to write" in capsys.readouterr().out
    (tmp_path / "upstream.yaml").write_text(LATER, "utf-8")
    assert pull(tmp_path / "upstream.yaml", folder, "--quiet") == 0
    assert (folder / "lock.toml").read_bytes() != before
    tables = lock.read(folder / "lock.toml")
    assert lock.newest(tables) == NEWEST
    assert lock.base(tables) is None
    assert lock.pins(tables).keys() == {"openapi.yaml", *FILES}
    capsys.readouterr()
    assert show(folder) == 0
    assert "base       not chosen yet for this spec: run scripts/spec.py sdk" in capsys.readouterr().out


def test_the_lock_is_written_as_it_is_read(folder: Path) -> None:
    """Written, read and written again is the same text, whatever characters are in it."""
    odd = 'é "1"\\\n[generator]'
    tables = {
        "source": {"name": odd},
        "official": {"name": odd, "files": {odd: odd, "a.b": "c"}},
        "generator": {"a-b": "1"},
    }
    text = lock.written(tables)
    assert tomllib.loads(text.decode()) == tables
    assert lock.written(tomllib.loads(text.decode())) == text


def test_the_repository_has_the_day_of_its_spec() -> None:
    """The committed lock says of which day the spec is: without it the base cannot be chosen anew."""
    assert lock_of(ROOT / "spec")["source"]["date"] == "2026-05-31"


# --- the day of a spec -----------------------------------------------------------------------------------------------

SHA256 = hashlib.sha256(DOCUMENT.encode()).hexdigest()


@pytest.mark.parametrize(
    ("metadata", "date"),
    [
        ({"lastSynced": "2026-05-31T11:58:11Z", "hash": f"sha256:{SHA256}"}, "2026-05-31"),
        ({"lastSynced": "2026-05-31T11:58:11Z", "hash": "sha256:another"}, None),
        ({"lastSynced": "yesterday", "hash": f"sha256:{SHA256}"}, None),
        ({"lastSynced": 7, "hash": f"sha256:{SHA256}"}, None),
        ([], None),
    ],
)
def test_the_day_beside_a_spec_in_a_wheel(metadata: Any, date: str | None, tmp_path: Path) -> None:
    """The metadata beside the spec tell its day, if they are about this very spec."""
    beside = MEMBER.replace("openapi.yml", "metadata.json")
    path = wheel(tmp_path, {MEMBER: DOCUMENT, beside: json.dumps(metadata)})
    assert pull(path, tmp_path / "spec", "--quiet") == 0
    assert lock_of(tmp_path / "spec")["source"].get("date") == date


def test_a_known_day_stays(tmp_path: Path) -> None:
    """The same facts from a source that tells no day, or another one, keep the day that is pinned."""
    beside = MEMBER.replace("openapi.yml", "metadata.json")
    told = json.dumps({"lastSynced": "2026-05-31", "hash": f"sha256:{SHA256}"})
    assert pull(wheel(tmp_path, {MEMBER: DOCUMENT, beside: told}), tmp_path / "spec") == 0
    for text, date in ((DOCUMENT + "# again\n", "2026-05-31"), (LATER, None)):
        (tmp_path / "plain.yaml").write_text(text)
        assert pull(tmp_path / "plain.yaml", tmp_path / "spec") == 0
        assert lock_of(tmp_path / "spec")["source"].get("date") == date


class _Handler(http.server.BaseHTTPRequestHandler):
    """Sends `pages`, with the day of their last change."""

    pages: dict[str, bytes]
    asked: list[str]
    tokens: list[str | None]
    modified = "Sun, 31 May 2026 11:58:11 GMT"

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.tokens.append(self.headers.get("Authorization"))
        body = self.pages.get(self.path.partition("?")[0])
        self.send_response(200 if body is not None else 404)
        self.send_header("Last-Modified", self.modified)
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *arguments: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[tuple[str, type[_Handler]]]:
    handler = type("Handler", (_Handler,), {"pages": {"/openapi.yaml": DOCUMENT.encode()}, "asked": [], "tokens": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}", handler
        running.shutdown()
        thread.join()


@pytest.mark.parametrize(("modified", "date"), [(_Handler.modified, "2026-05-31"), ("lately", "")])
def test_the_day_of_a_url(modified: str, date: str, server: tuple[str, type[_Handler]]) -> None:
    """A server that tells when the file was changed tells the day of the spec."""
    address, handler = server
    handler.modified = modified
    assert source.read(f"{address}/openapi.yaml").date == date


@pytest.mark.parametrize(
    ("answer", "day"),
    [
        (b'[{"commit": {"committer": {"date": "2026-05-31T11:58:14Z"}}}]', "2026-05-31"),
        (b"[]", ""),
        (b'{"message": "limit"}', ""),
        (b'[{"commit": {"committer": {"date": null}}}]', ""),
        (b"<html>", ""),
        (None, ""),
    ],
)
def test_the_day_of_a_file_on_github(
    answer: bytes | None, day: str, server: tuple[str, type[_Handler]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last commit of the file tells its day; an answer that tells none leaves it unknown."""
    address, handler = server
    if answer is not None:
        handler.pages["/repos/openai/openai-openapi/commits"] = answer
    monkeypatch.setattr(history, "COMMITS", history.COMMITS.replace("https://api.github.com", address))
    monkeypatch.delenv("GITHUB_TOKEN", raising=False)
    assert history.changed(source.UPSTREAM) == day
    assert handler.asked == ["/repos/openai/openai-openapi/commits?path=openapi.yaml&sha=master&per_page=1"]
    assert history.changed(f"{address}/openapi.yaml") == ""
    assert len(handler.asked) == 1
    monkeypatch.setenv("GITHUB_TOKEN", "t")
    assert history.changed(source.UPSTREAM) == day
    assert handler.tokens == [None, "Bearer t"]


def test_a_broken_lock_is_named(tmp_path: Path) -> None:
    """A lock that is no TOML is refused; one that is not there pins nothing."""
    (tmp_path / "lock.toml").write_text("no toml")
    with pytest.raises(SpecUnreadable, match=r"lock\.toml cannot be read"):
        lock.read(tmp_path / "lock.toml")
    assert lock.newest(lock.read(tmp_path / "none.toml")) is None
