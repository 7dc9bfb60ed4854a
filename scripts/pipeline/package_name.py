"""Whether a package can have a name: one that Python imports, and that hides nothing which the package itself imports."""

from __future__ import annotations

import keyword
import re
import sys

_NEEDED = frozenset(
    {
        "anyio", "attr", "attrs", "certifi", "exceptiongroup", "h11", "h2", "httpcore", "httpcore2", "httpx", "httpx2",
        "idna", "js", "msgspec", "orjson", "pyodide", "sniffio", "socksio", "trio", "truststore", "typing_extensions",
        "wit_world",
    }
)  # fmt: skip
_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")


def refusal(name: str) -> str:
    """Say why a package cannot be called so; "" if it can."""
    if not name.isidentifier() or keyword.iskeyword(name):
        return f"{name!r} is not a Python name"
    if not name.isascii():
        return f"{name!r} has letters that an environment variable cannot have; use a to z, digits and _"
    if name.startswith("_") or name.endswith("__"):
        return f"{name!r} begins or ends as names do that are private or Python's own; begin with a letter"
    if name.lower() in sys.stdlib_module_names | {"test"}:
        return f"{name!r} is a module of the standard library, which the package would hide"
    if name.lower().strip("_") == "async":
        return f"{name!r} would call the client that blocks AsyncClient; use another word"
    if name.lower() in _NEEDED:
        return f"{name!r} is the name of a library that the package itself may import"
    if _DEVICES.fullmatch(name.lower()):
        return f"{name!r} is the name of a device on Windows; no folder can be called so there"
    return ""
