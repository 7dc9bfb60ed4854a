"""The part of precompile.mjs that runs inside Pyodide: /in/*.zip and /in/*.whl with source become /out/* with bytecode.

A .pyc takes the place of its .py. It is of the unchecked kind (PEP 552): there is no source to compare it with.

The many modules below a package become two archives inside the wheel, from which Python imports as well: unpacking them one
by one would take longer than all the rest. `types` has an archive of its own, which a program that names none never opens.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import importlib.util
import io
import marshal
import sys
import zipfile
from pathlib import Path

# The flags: by hash, not checked. Then eight bytes of hash, which nobody looks at.
_HEAD = importlib.util.MAGIC_NUMBER + b"\x01\x00\x00\x00" + bytes(8)
_TAG = f"cp{sys.version_info.major}{sys.version_info.minor}"
_WHEN = (1980, 1, 1, 0, 0, 0)


def compiled(name: str, source: bytes, place: str) -> tuple[str, bytes]:
    """Return the name and the bytes of a file of an archive; tracebacks name it below `place`."""
    if not name.endswith(".py"):
        return name, source
    code = compile(source, f"{place}/{name}", "exec", dont_inherit=True, optimize=0)
    return f"{name}c", _HEAD + marshal.dumps(code)


def in_archives(source: zipfile.ZipFile) -> dict[str, bytes]:
    """Return the files of a wheel by name, but for its record and the manifest, with the modules of its folders in archives."""
    found: dict[str, bytes] = {}
    packed: dict[str, dict[str, bytes]] = {}
    for entry in source.infolist():
        package, _, inside = entry.filename.partition("/")
        if entry.is_dir() or entry.filename.endswith((".dist-info/RECORD", "/api-surface.json")):
            continue
        if package.endswith(".dist-info") or not inside.endswith(".py") or "/" not in inside:
            found[entry.filename] = source.read(entry)
        else:
            archive = f"{package}/{'types' if inside.startswith('types/') else 'modules'}.zip"
            packed.setdefault(archive, {})[inside] = source.read(entry)
    for archive, files in sorted(packed.items()):
        found[archive] = together(files, f"/lib/python/site-packages/{archive}")
        package, _, name = archive.partition("/")
        found[f"{package}/__init__.py"] += f"\n__path__.append(__path__[0] + '/{name}')\n".encode()
    return found


def together(files: dict[str, bytes], place: str) -> bytes:
    """Return an archive of modules, compiled. It is not compressed: the wheel compresses it as a whole."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name, data in files.items():
            inside, data = compiled(name, data, place)
            target.writestr(zipfile.ZipInfo(inside, _WHEN), data)
    return packed.getvalue()


def precompile(archive: Path, out: Path) -> None:
    """Write an archive with bytecode: a zip under its name, a wheel under the tag of this Python."""
    is_wheel = archive.suffix == ".whl"
    place = (
        "/lib/python/site-packages" if is_wheel else f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"
    )
    name = archive.name
    if is_wheel:
        name = f"{'-'.join(archive.stem.split('-')[:2])}-{_TAG}-none-any.whl"
    records = []
    with zipfile.ZipFile(archive) as source, zipfile.ZipFile(out / name, "w", zipfile.ZIP_DEFLATED) as target:
        files = in_archives(source) if is_wheel else {each.filename: source.read(each) for each in source.infolist()}
        for filename, content in files.items():
            if filename.endswith("/"):
                continue
            inside, data = compiled(filename, content, place)
            if inside.endswith(".dist-info/WHEEL"):
                data = b"".join(
                    f"Tag: {_TAG}-none-any\n".encode() if line.startswith(b"Tag:") else line
                    for line in data.splitlines(keepends=True)
                )
            target.writestr(zipfile.ZipInfo(inside, _WHEN), data, zipfile.ZIP_DEFLATED)
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            records.append((inside, f"sha256={digest}", str(len(data))))
        if is_wheel:
            own = next(entry.filename for entry in source.infolist() if entry.filename.endswith(".dist-info/RECORD"))
            text = io.StringIO()
            csv.writer(text, lineterminator="\n").writerows([*records, (own, "", "")])
            target.writestr(zipfile.ZipInfo(own, _WHEN), text.getvalue(), zipfile.ZIP_DEFLATED)


for path in sorted(Path("/in").iterdir()):
    precompile(path, Path("/out"))
