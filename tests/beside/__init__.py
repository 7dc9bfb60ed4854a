"""The official package beside wherry: what both offer, and what both send.

reading      the calls that the official package's own tests make, read from its sdist
record       sends them with that package; a program for an interpreter that can import it
ours         sends them with wherry's clients
requests     the form in which two requests are compared
count        the operations that the official package has; a program for the same interpreter
sources      where sdists, wheel and that interpreter come from
names        what well-known code bases (code_bases.toml) import from the official package
resolve      looks names up in a package; a program for the same interpreter
calls/       for each sdist its hash, and the calls that differ on purpose
operations.toml   methods and arguments that differ on purpose
"""

from __future__ import annotations

from typing import Any

SETTINGS: dict[str, Any] = {
    "base_url": "https://api.openai.com/v1",
    "api_key": "sk-test",
    "admin_api_key": "sk-admin-test",
}
"""What the clients of both packages are made with. Nothing is sent: each request ends in the transport."""
