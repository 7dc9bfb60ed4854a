"""Whether a package can have a name: Python can import it, and it hides nothing that the package itself imports."""

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
    """Return why a package cannot have this name; "" if it can."""
    if not name.isidentifier() or keyword.iskeyword(name):
        return f"{name!r} is not a name in Python"
    if not name.isascii():
        return f"{name!r} has letters that are not allowed in environment variables; use a to z, digits and _"
    if name.startswith("_") or name.endswith("__"):
        return f"{name!r} looks private or like one of Python's own names; begin with a letter and do not end with __"
    if name.lower() in sys.stdlib_module_names | {"test"}:
        return f"{name!r} is a module of the standard library, and the package would hide it"
    if name.lower().strip("_") == "async":
        return f"{name!r} would name the blocking client AsyncClient; use another name"
    if name.lower() in _NEEDED:
        return f"{name!r} is a library that the package itself may import"
    if _DEVICES.fullmatch(name.lower()):
        return f"{name!r} is a device on Windows, where no folder can have this name"
    return ""
