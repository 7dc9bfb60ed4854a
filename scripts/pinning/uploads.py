"""When the versions of a package were uploaded, as the index that pip uses says (PEP 691 and PEP 700).

Rule: which index that is, only pip knows: it is asked, with all that configures it.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import subprocess
import sys
import urllib.request
from typing import Any

from pipeline.errors import SpecUnreadable

TIMEOUT_S = 60.0
_MAX_BYTES = 50_000_000
_INDEX = re.compile(r"--index-url.*?\(default (\S+)\)", re.DOTALL)
_WHEEL = re.compile(r"[^-]+-(\d+(?:\.\d+)*)-py3-none-any\.whl")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIX = "name the wheel nearest to the spec with --base, such as --base openai==2.38.0"


def uploads(package: str) -> dict[str, str]:
    """Return the final versions that have a wheel, with the day (YYYY-MM-DD) of its upload. Raises SpecUnreadable."""
    found: dict[str, str] = {}
    for file in _files(package):
        named = _WHEEL.fullmatch(str(file.get("filename")))
        day = _DAY.match(str(file.get("upload-time")))
        if named and day and not file.get("yanked"):
            found[named[1]] = day[0]
    if not found:
        raise SpecUnreadable(f"the index does not say when {package} was uploaded", fix=_FIX)
    return found


def _files(package: str) -> list[dict[str, Any]]:
    index = _index()
    if not index.startswith(("http://", "https://")):
        raise SpecUnreadable(f"{index} does not say when {package} was uploaded", fix=_FIX)
    headers = {"Accept": "application/vnd.pypi.simple.v1+json", "User-Agent": "wherry-spec"}
    request = urllib.request.Request(f"{index.rstrip('/')}/{package}/", headers=headers)  # noqa: S310 - http(s), see above
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as response:  # noqa: S310
            told = json.loads(response.read(_MAX_BYTES))
        return [file for file in told["files"] if isinstance(file, dict)]
    except (OSError, http.client.HTTPException, ValueError, LookupError, TypeError) as error:
        # The error of a malformed address repeats it, with any secret in it.
        reason: object = error if isinstance(error, OSError) else "it does not answer as PEP 691 says"
        raise SpecUnreadable(f"cannot ask the index when {package} was uploaded: {reason}", fix=_FIX) from error


def _index() -> str:
    """Return the address of pip's index, which the help of pip names as the default, whatever it is set up with."""
    command = [sys.executable, "-m", "pip", "download", "--disable-pip-version-check", "--help"]
    ended = subprocess.run(command, env={**os.environ, "COLUMNS": "10000"}, capture_output=True, text=True, check=False)
    named = _INDEX.search(ended.stdout)
    if not named:
        raise SpecUnreadable("pip does not say which index it uses", fix=_FIX)
    return named[1]
