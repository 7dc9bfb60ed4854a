"""When a file on GitHub was changed last. GitHub sends no date with the file itself, but tells it with the commits.

A token in GITHUB_TOKEN is used, as an address without one may ask only a few times in an hour.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import urllib.parse
import urllib.request

COMMITS = "https://api.github.com/repos/{repository}/commits?path={path}&sha={revision}&per_page=1"
TIMEOUT_S = 20.0
_MAX_BYTES = 1_000_000
_RAW = re.compile(r"https://raw\.githubusercontent\.com/([^/?#]+/[^/?#]+)/([^/?#]+)/([^?#]+)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def changed(url: str) -> str:
    """Return the day (YYYY-MM-DD) of the last commit that changed the file at a raw address of GitHub; "" if unknown."""
    named = _RAW.fullmatch(url)
    if not named:
        return ""
    repository, revision, path = (urllib.parse.quote(urllib.parse.unquote(each)) for each in named.groups())
    address = COMMITS.format(repository=repository, revision=revision, path=path)
    headers = {"User-Agent": "wherry-spec"}
    if token := os.environ.get("GITHUB_TOKEN"):
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 - see COMMITS
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_S) as response:  # noqa: S310
            told = json.loads(response.read(_MAX_BYTES))
        day = _DAY.match(told[0]["commit"]["committer"]["date"])
    except (OSError, http.client.HTTPException, ValueError, LookupError, TypeError):
        return ""
    return day[0] if day else ""
