"""Make each wheel smaller as it is built. hatch.toml names this as a hook of hatchling; started by hand, it packs finished wheels.

- api-surface.json is the longest file, and only tools read it: the wheel has it packed (format 4), which
  pipeline/manifest/short.py reads. A Python without bz2 leaves it as it is.
- zlib stops looking early for what a text repeats; libdeflate looks for the shortest way to say it, which makes all files
  3 % smaller. Any unzip reads both. Where libdeflate is missing, the files stay as hatchling wrote them.
"""

from __future__ import annotations

import argparse
import base64
import json
import sys
import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MANIFEST = "wherry/api-surface.json"
_PACKED = 4
"""The format of a packed manifest."""
_SHORTEST = 12


class PackWheel(BuildHookInterface[Any]):
    """Called by hatchling with each wheel; an editable one is a few lines, and stays as it is."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "standard":
            self._folder = tempfile.TemporaryDirectory(prefix="wherry-build-")
            packed = Path(self._folder.name, "api-surface.json")
            packed.write_bytes(packed_manifest(Path(self.root, "generated", MANIFEST).read_bytes()))
            build_data["force_include"][str(packed)] = MANIFEST

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version == "standard":
            self._folder.cleanup()
            if find_spec("deflate") is not None:
                pack(Path(artifact_path))


def packed_manifest(text: bytes) -> bytes:
    """Return a manifest as a wheel has it: what its members say in a line each, and all of it, packed."""
    if find_spec("bz2") is None:
        return text
    import bz2

    manifest = {name: {} if isinstance(value, dict) else value for name, value in json.loads(text).items()}
    manifest |= {"format": _PACKED, "packed": base64.b85encode(bz2.compress(text)).decode()}
    return json.dumps(dict(sorted(manifest.items())), indent=0, separators=(",", ":")).encode() + b"\n"


def pack(wheel: Path) -> None:
    """Replace a wheel by one with the same members, in the same order, and as little to download as can be."""
    packed = wheel.with_suffix(".packed")
    with zipfile.ZipFile(wheel) as before, zipfile.ZipFile(packed, "w") as after:
        for member in before.infolist():
            with after.open(_like(member), "w") as file:
                file._compressor = _Shortest()  # type: ignore[attr-defined] # zipfile asks for no encoder of ours
                file.write(before.read(member))
    packed.replace(wheel)


def _like(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    found = zipfile.ZipInfo(member.filename, member.date_time)
    found.compress_type = zipfile.ZIP_DEFLATED
    found.external_attr = member.external_attr
    found.create_system = member.create_system
    return found


class _Shortest:
    """What zipfile calls a compressor: it takes data in pieces, and returns all of it at the end."""

    def __init__(self) -> None:
        self._data = bytearray()

    def compress(self, data: bytes) -> bytes:
        self._data += data
        return b""

    def flush(self) -> bytes:
        import deflate

        return bytes(deflate.deflate_compress(bytes(self._data), _SHORTEST))


def main(argv: list[str] | None = None) -> int:
    """Pack wheels that are named on the command line; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="pack_wheel.py",
        description="Replace wheels by smaller ones with the same members. Builds of this repository do it by themselves.",
    )
    parser.add_argument("wheels", nargs="+", type=Path, metavar="WHEEL", help="a .whl file")
    wheels: list[Path] = parser.parse_args(argv).wheels
    if find_spec("deflate") is None:
        print("pack_wheel.py: the package deflate is missing: pip install deflate", file=sys.stderr)
        return 3
    for wheel in wheels:
        before = wheel.stat().st_size if wheel.is_file() else 0
        if not zipfile.is_zipfile(wheel):
            print(f"pack_wheel.py: {wheel} is not a wheel", file=sys.stderr)
            return 3
        pack(wheel)
        print(f"{wheel.name}: {before:,} -> {wheel.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
