"""Jinja templates, compiled once for a process: a program that makes several packages does not parse them again."""

from __future__ import annotations

from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

__all__ = ("CompiledTemplates",)

_codes: dict[tuple[str, str], CodeType] = {}


class CompiledTemplates(BytecodeCache):
    """Keeps what was compiled under the name and file of a template, and its text: a changed one is compiled again."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put in what is known of a template."""
        bucket.code = _codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is not None:
            _codes[bucket.key, bucket.checksum] = bucket.code
