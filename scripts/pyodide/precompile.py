"""The part of precompile.mjs that runs inside Pyodide: /in/*.zip and /in/*.whl with source become /out/* with bytecode.

A .pyc takes the place of its .py. It is of the unchecked kind (PEP 552): there is no source to compare it with.

The many small modules of `types` become one archive inside the wheel, types.zip, from which Python imports as well:
unpacking them one by one would take longer than all the rest.
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


def with_types(source: zipfile.ZipFile) -> dict[str, bytes]:
    """Return the files of a wheel by name, but for its record; those of PACKAGE/types as PACKAGE/types.zip."""
    files = {
        entry.filename: source.read(entry)
        for entry in source.infolist()
        if not entry.is_dir() and not entry.filename.endswith(".dist-info/RECORD")
    }
    few = {name: data for name, data in files.items() if name.split("/")[1:2] != ["types"]}
    for package in sorted({name.split("/")[0] for name in files.keys() - few.keys()}):
        packed = io.BytesIO()
        place = f"/lib/python/site-packages/{package}/types.zip"
        with zipfile.ZipFile(packed, "w") as target:  # not compressed: the wheel compresses it
            for name, data in files.items():
                if name.startswith(f"{package}/types/"):
                    inside, data = compiled(name.partition("/")[2], data, place)
                    target.writestr(zipfile.ZipInfo(inside, _WHEN), data)
        few[f"{package}/types.zip"] = packed.getvalue()
        few[f"{package}/__init__.py"] += b"\n__path__.append(__path__[0] + '/types.zip')\n"
    return few


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
        files = with_types(source) if is_wheel else {each.filename: source.read(each) for each in source.infolist()}
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
