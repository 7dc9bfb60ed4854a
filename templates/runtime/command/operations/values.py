"""From the words of a command line to the values of arguments.

`@FILE` is what is in a file, `@-` what comes from standard input, `@@text` is text that begins with `@`. What is not text
is JSON; where both are possible, it is JSON if it looks like an object or a list, else text.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ...base.errors import UsageError
from .texts import bytes_from_stdin, text_from_file, text_from_stdin, whole

if TYPE_CHECKING:
    from .kinds import Kinds
    from .methods import Argument, Method

__all__ = ("arguments_of", "body_of", "bytes_of", "json_of", "lines_of", "text_of")

_SHOWN = 40
"""How many letters of a word that does not fit are said again."""


def text_of(word: str) -> str:
    """Return the text that a word stands for: itself, what is in a file, or standard input."""
    if not word.startswith("@") or word.startswith("@@"):
        return whole(word[word.startswith("@@") :], "the command line")
    if word == "@-":
        return text_from_stdin()
    if word == "@":
        raise UsageError("@ is followed by the name of a file: @notes.txt, or @- for standard input")
    return text_from_file(word[1:])


def bytes_of(word: str) -> Any:
    """Return what is uploaded for a word: the path of a file (an @ may stand before it), or what comes from standard input."""
    from pathlib import Path

    name = word.removeprefix("@")
    return bytes_from_stdin() if name == "-" else Path(name)


def json_of(word: str, what: str) -> Any:
    """Return the JSON that a word stands for. `what` names it in errors.

    Raises:
        UsageError: It is not JSON.
    """
    try:
        return json.loads(text_of(word))
    except ValueError as error:
        raise UsageError(f"{what}: this is not JSON: {error}") from None


def body_of(word: str, what: str = "--json") -> dict[str, Any]:
    """Return the JSON object that a word stands for.

    Raises:
        UsageError: It is something else.
    """
    body = json_of(word, what)
    if not isinstance(body, dict):
        raise UsageError(f'{what}: a body is an object, as {{"name": ...}}')
    return body


def lines_of(path: str) -> list[dict[str, Any]]:
    """Return the JSON objects of a file that has one in each line; `-` is standard input.

    Raises:
        UsageError: A line is something else; nothing was sent for those before it.
    """
    text = text_from_stdin() if path in ("-", "@-") else text_from_file(path.removeprefix("@"))
    # Not splitlines: strings may have what that takes for the end of a line, as U+2028.
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    return [body_of(line if line[:1] != "@" else f"@{line}", f"line {number}") for number, line in lines]


def arguments_of(method: Method, given: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments of a call: `given` are the words by the name of their argument, `body` the fields of --json.

    A field that is no argument of the method is sent as it is: the service knows fields that this package does not.

    Raises:
        UsageError: A word does not fit its argument, or one is missing.
    """
    rest = dict(body)
    arguments: dict[str, Any] = {}
    for argument in method.arguments:
        name = argument.name
        for key in (name, name.strip("_")):
            if key in rest:
                arguments[name] = _field(argument, rest.pop(key))
        word = given.get(name)
        if word is not None and word != []:
            arguments[name] = _value(argument, word)
        if argument.required and name not in arguments:
            spelt = name if argument.is_path else argument.flag
            raise UsageError(f"{method.shown} needs {spelt} (see {method.shown} --help)")
    if rest:
        arguments["extra_body"] = rest
    return arguments


def _field(argument: Argument, value: Any) -> Any:
    """Return a value of a body in JSON: files are given there by their paths."""
    if argument.is_file and isinstance(value, list):
        return [_field(argument, each) for each in value]
    return bytes_of(value) if argument.is_file and isinstance(value, str) else value


def _value(argument: Argument, word: Any) -> Any:
    """Return the value of the word of an argument; of its words, if it may be given more than once."""
    if isinstance(word, bool):
        return word
    kinds = argument.kinds
    if kinds.items is None:
        return _single(argument, kinds.own, word)
    values = [_single(argument, kinds.own | kinds.items.own, one) for one in word]
    if len(values) == 1 and _may_stand_alone(kinds, values[0]):
        return values[0]
    flat: list[Any] = []
    for value in values:
        flat += value if isinstance(value, list) else [value]
    return flat


def _single(argument: Argument, kinds: set[str], word: str) -> Any:
    """Return the value of one word."""
    if "file" in kinds:
        return json_of(word, argument.flag) if "object" in kinds and word.startswith("{") else bytes_of(word)
    text = text_of(word)
    if "text" in kinds:
        numbers = argument.kinds.own & {"int", "float", "bool"}
        structured = ("object" in kinds or argument.is_many) and text.lstrip()[:1] in ("{", "[")
        return _json_or_text(text) if numbers or structured else text
    looks_like_json = text.lstrip()[:1] in ("{", "[")
    try:
        value = json.loads(text)
    except ValueError as error:
        if looks_like_json and _may_be_json(argument, kinds):
            raise UsageError(f"{argument.flag}: this is not JSON: {error}") from None
        raise UsageError(_unfit(argument, kinds, text)) from None
    if value is None and "null" not in kinds:
        raise UsageError(f"{argument.flag} cannot be null")
    if value is not None and not (_may_be_json(argument, kinds) or _is_number(value, kinds)):
        raise UsageError(_unfit(argument, kinds, text))
    return value


def _may_be_json(argument: Argument, kinds: set[str]) -> bool:
    """Return whether an argument takes more than a number, or true or false: then the service judges what it is."""
    return "object" in kinds or argument.is_many or not kinds & {"int", "float", "bool"}


def _is_number(value: Any, kinds: set[str]) -> bool:
    """Return whether a value is the number, or the true or false, that an argument takes."""
    if isinstance(value, bool):
        return "bool" in kinds
    return (isinstance(value, int) and bool(kinds & {"int", "float"})) or (
        isinstance(value, float) and "float" in kinds
    )


def _unfit(argument: Argument, kinds: set[str], text: str) -> str:
    """Return what is said of a word that is not what an argument takes."""
    number = "a number" if "float" in kinds else "a whole number" if "int" in kinds else ""
    truth = "true or false" if "bool" in kinds else ""
    rest = (
        "" if not _may_be_json(argument, kinds) else 'JSON, as {"name": ...} or [...]' if "object" in kinds else "JSON"
    )
    given = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"{argument.flag} takes {' or '.join(filter(None, (number, truth, rest)))}, not {given!r}"


def _json_or_text(text: str) -> Any:
    try:
        value = json.loads(text)
    except ValueError:
        return text
    return text if isinstance(value, str) else value


def _may_stand_alone(kinds: Kinds, value: Any) -> bool:
    """Return whether a value is sent as it is, although a list may be sent."""
    if isinstance(value, list):
        return True
    own = kinds.own - {"null"}
    return "text" in own if isinstance(value, str) else bool(own - {"text"})
