"""Rows of files: JSON lines, CSV and TSV, plain or gzipped, read line by line. Errors name the file and the line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from ...base.errors import UsageError, UsageFileError, UsageFileNotFoundError
from ...data import codec

__all__ = ("kind_of_file", "opened", "records_in", "share_of")

_KINDS = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".tab": "tsv", ".tsv": "tsv"}
_FIELD = 2**31 - 1
"""A field may have so many characters: what fits on every system."""


def kind_of_file(path: str | os.PathLike[str]) -> str:
    """Return "jsonl", "csv" or "tsv", by the name of a file.

    Raises:
        UsageFileNotFoundError: There is no such file.
        UsageFileError: It is a folder.
        UsageError: Its name ends otherwise.
    """
    file = Path(path)
    if not file.exists():
        raise UsageFileNotFoundError(f"{file}: there is no such file of rows")
    if file.is_dir():
        raise UsageFileError(f"{file} is a folder; pass a file of rows")
    kind = _KINDS.get(Path(file.stem if file.suffix == ".gz" else file.name).suffix.lower())
    if kind is None:
        raise UsageError(
            f"{file}: rows are read from .jsonl, .ndjson, .csv and .tsv, also with .gz; "
            "read other files yourself, and pass an iterable of rows"
        )
    return kind


def share_of(file: BinaryIO) -> float | None:
    """Return which share of a file was read so far, of a packed one by its packed bytes; None if that cannot be told."""
    raw: Any = getattr(file, "fileobj", file)  # of gzip: the file itself
    try:
        size = os.fstat(raw.fileno()).st_size
        return min(raw.tell() / size, 1.0) if size else None
    except (AttributeError, OSError, ValueError):  # it is closed, or a pipe
        return None


def opened(path: str | os.PathLike[str]) -> BinaryIO:
    """Open a file for reading its lines; what ends with .gz is unpacked on the way."""
    if os.fspath(path).endswith(".gz"):
        import gzip

        return cast(BinaryIO, gzip.open(path, "rb"))
    try:
        return open(path, "rb")
    except OSError as error:
        raise UsageFileError(f"{os.fspath(path)} cannot be read: {error.strerror}") from error


def records_in(lines: Iterable[bytes | str], kind: str, name: str) -> Iterator[tuple[int, Any]]:
    """Yield (number of its last line, row) for each row in `lines`: the value of JSON, of CSV a dict of texts. `kind` is "jsonl", "csv" or "tsv", `name` is for errors.

    Empty lines are passed over.

    Raises:
        UsageError: A line is not what it should be.
    """
    if kind == "jsonl":
        return _json_records(lines, name)
    return _csv_records(lines, name, "\t" if kind == "tsv" else ",")


def _json_records(lines: Iterable[bytes | str], name: str) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(_sound(lines, name), 1):
        if line.isspace():
            continue
        try:
            row = codec.loads(line.rstrip())
        except ValueError as error:
            why = f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else error
            raise UsageError(f"{name}, line {number}: this is not JSON: {why}") from None
        yield number, row


def _csv_records(lines: Iterable[bytes | str], name: str, delimiter: str) -> Iterator[tuple[int, dict[str, str]]]:
    import csv

    # Texts may be longer than the 131,072 characters of the csv module, whose limit is one for all readers.
    if csv.field_size_limit() < _FIELD:
        csv.field_size_limit(_FIELD)
    reader = csv.reader(_texts(lines, name), delimiter=delimiter, strict=True)
    header: list[str] | None = None
    try:
        for fields in reader:
            if not fields:
                continue
            if header is None:
                header = fields
                _check_header(header, f"{name}, line {reader.line_num}", delimiter)
            elif len(fields) != len(header):
                raise UsageError(
                    f"{name}, line {reader.line_num}: {len(fields)} fields, but the header has {len(header)}"
                )
            else:
                yield reader.line_num, dict(zip(header, fields, strict=True))
    except csv.Error as error:
        raise UsageError(f"{name}, line {reader.line_num}: {error}") from None


def _check_header(header: list[str], at: str, delimiter: str) -> None:
    other = next((sign for sign in ";\t|" if sign != delimiter and sign in header[0]), None)
    if len(header) == 1 and other:
        raise UsageError(
            f"{at}: no {delimiter!r} in the header, but {other!r}: "
            f"pass csv.DictReader(open(path, newline=''), delimiter={other!r}) as the rows"
        )
    twice = sorted({field for field in header if header.count(field) > 1})
    if twice:
        raise UsageError(f"{at}: the header has {', '.join(map(repr, twice))} more than once")


def _texts(lines: Iterable[bytes | str], name: str) -> Iterator[str]:
    """Yield each line as text, the first without a byte order mark."""
    for number, line in enumerate(_sound(lines, name), 1):
        if isinstance(line, bytes):
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                raise UsageError(
                    f"{name}, line {number}: this is not UTF-8: {error.reason}; for a file in another encoding, "
                    "pass csv.DictReader(open(path, encoding=..., newline='')) as the rows"
                ) from None
        else:
            text = line[1:] if number == 1 and line[:1] == "\ufeff" else line
        yield text


def _sound(lines: Iterable[bytes | str], name: str) -> Iterator[bytes | str]:
    """Yield lines as they come. A file that breaks off (gzip) is an error of the file."""
    number = 0
    try:
        for line in lines:
            yield line
            number += 1
    except (OSError, EOFError) as error:
        raise UsageFileError(f"{name} cannot be read after line {number}: {error}") from error

# Copied from templates/runtime/bulk/rows/files.py: edit it there.
