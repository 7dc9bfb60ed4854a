"""SSL_CERT_FILE and SSL_CERT_DIR: checked before anything is sent, since TLS libraries pass over what they cannot find."""

from __future__ import annotations

import os

from ...base.errors import UsageError

__all__ = ("NAMES", "named_certificates", "no_certificates")

NAMES = ("SSL_CERT_FILE", "SSL_CERT_DIR")


def named_certificates() -> tuple[str, str]:
    """Return the variable that counts and what it names; ("", "") where none is set. The file goes before the folders.

    UsageError if there is nothing of use: the variable, the path and what is wrong with it.
    """
    variable, value = next(((name, value) for name in NAMES if (value := os.environ.get(name))), ("", ""))
    if variable == "SSL_CERT_FILE":
        try:
            with open(value, "rb"):
                pass
        except OSError as error:
            raise UsageError(no_certificates(variable, value, error.strerror or str(error))) from error
    elif variable:
        _check_folders(value)
    return variable, value


def _check_folders(folders: str) -> None:
    import re

    problem = "the folder does not exist"
    for folder in folders.split(os.pathsep):
        try:
            names = os.listdir(folder)
        except OSError:
            continue
        if any(re.fullmatch(r"[0-9a-f]{8}\.\d+", name) for name in names):
            return
        problem = "no certificate has a hashed name there (see openssl rehash)"
    raise UsageError(no_certificates("SSL_CERT_DIR", folders, problem))


def no_certificates(variable: str, value: str, problem: str) -> str:
    """Return the text of the error for a variable that does not lead to certificates."""
    return f"the environment variable {variable} ({value!r}) does not lead to any certificates: {problem}; nothing was sent"

# Copied from templates/runtime/transports/http/certificates.py: edit it there.
