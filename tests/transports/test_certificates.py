"""SSL_CERT_FILE and SSL_CERT_DIR: what does not lead to certificates is said before anything is sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.transports.causes import failure
from tests.transports.kinds import Kind, make, on_wire, run
from wherry._runtime.base.errors import UsageError
from wherry._runtime.transports.http import family


@on_wire
def test_what_leads_nowhere(kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A UsageError names the variable, the path and what is wrong; it would be silent, or trust others, otherwise."""
    empty, junk = tmp_path / "empty", tmp_path / "junk.pem"
    empty.mkdir()
    junk.write_text("no certificate")
    for variable, path, why in (
        ("SSL_CERT_FILE", tmp_path / "none.pem", "No such file"),
        ("SSL_CERT_FILE", empty, "directory"),
        ("SSL_CERT_FILE", junk, ""),
        ("SSL_CERT_DIR", tmp_path / "none", "does not exist"),
        ("SSL_CERT_DIR", empty, "hashed name"),
    ):
        monkeypatch.setattr(family, "_tls", {})
        with monkeypatch.context() as scope:
            scope.delenv("SSL_CERT_FILE", raising=False)
            scope.delenv("SSL_CERT_DIR", raising=False)
            scope.setenv(variable, str(path))

            async def whole(variable: str = variable, path: Path = path, why: str = why) -> None:
                client = make(kind, base_url="https://127.0.0.1:9/v1")
                error = await failure(lambda: client.get("/things"))
                assert isinstance(error, UsageError)
                assert f"the environment variable {variable} ({str(path)!r}) does not lead to" in str(error)
                assert why in str(error)
                await client.close()

            run(kind, whole)
