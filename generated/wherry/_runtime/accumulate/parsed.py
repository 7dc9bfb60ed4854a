"""What a helper makes of a whole answer: texts and arguments of calls become values, beside the JSON object.

`parser` reads the texts, `tools` the arguments of calls; what is None reads nothing. `models` is the package of models.
"""

from __future__ import annotations

from typing import Any

from ..base.errors import ContentFilterFinishReasonError, LengthFinishReasonError
from ..data.beside import promoted
from ..data.model import get_fields
from .growing import fields_of

__all__ = ("parsed_completion", "parsed_response", "raise_if_cut", "text_of")


def parsed_completion(completion: Any, models: Any, parser: Any = None, tools: Any = None) -> Any:
    """Return a chat completion as a ParsedChatCompletion with the same JSON object.

    Raises LengthFinishReasonError or ContentFilterFinishReasonError if something is to be read and was cut off, and what
    the parser raises for a text that does not fit.
    """
    parses = parser is not None or (tools is not None and tools.parses)
    parsed = promoted(completion, models.ParsedChatCompletion)
    for choice in parsed.choices or ():
        if parses:
            raise_if_cut(choice.finish_reason, parsed)
        if (message := choice.message) is None:
            continue
        if parser is not None and not message.refusal and (text := text_of(message.content)):
            message.parsed = parser.load(text)
        if tools is not None:
            for call in message.tool_calls or ():
                if (function := getattr(call, "function", None)) is not None:
                    function.parsed_arguments = tools.parse_arguments(function.name, function.arguments)
    return parsed


def raise_if_cut(finish_reason: Any, completion: Any) -> None:
    """Raise LengthFinishReasonError or ContentFilterFinishReasonError if that is why a choice has ended."""
    if finish_reason == "length":
        raise LengthFinishReasonError(completion=completion)
    if finish_reason == "content_filter":
        raise ContentFilterFinishReasonError(completion=completion)


def text_of(content: Any) -> str:
    """Return the text of a message's content, which some servers send as a list of parts."""
    if content.__class__ is not list:
        return content if isinstance(content, str) else ""
    texts = (fields.get("text") for fields in map(fields_of, content) if fields and fields.get("type") == "text")
    return "".join(text for text in texts if isinstance(text, str))


def parsed_response(response: Any, models: Any, parser: Any = None, tools: Any = None) -> Any:
    """Return a response as a ParsedResponse with the same JSON object.

    The texts of a response that is incomplete, or has failed, are read if they can be. Raises what the parser raises for
    a text of any other that does not fit.
    """
    parsed = promoted(response, models.ParsedResponse)
    _listed(parsed, "output")
    is_whole = parsed.status not in ("incomplete", "failed", "cancelled")
    for item in parsed.output or ():
        kind = getattr(item, "type", None)
        if kind == "message":
            _listed(item, "content")
            if parser is None or item.phase not in (None, "final_answer"):
                continue
            for part in item.content or ():
                if getattr(part, "type", None) == "output_text" and part.text is not None:
                    part.parsed = _read(parser.load, is_whole, part.text)
        elif kind == "function_call" and tools is not None:
            namespace = getattr(item, "namespace", None)
            item.parsed_arguments = _read(tools.parse_arguments, is_whole, item.name, item.arguments, namespace)
    return parsed


def _read(read: Any, is_whole: bool, *text: Any) -> Any:
    if is_whole:
        return read(*text)
    try:
        return read(*text)
    except Exception:  # it was cut off; what a library raises then is its own affair
        return None


def _listed(model: Any, name: str) -> None:
    """Make null a list of nothing, so that it can be iterated over."""
    if get_fields(model).get(name, ()) is None:
        setattr(model, name, [])

# Copied from templates/runtime/accumulate/parsed.py: edit it there.
