"""What people mean by keywords that a method does not have: those of another method, of older versions, of other libraries.

Only errors come here. What is said depends on what the method takes: `messages` means `input` where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..base.nearest import nearest

__all__ = ("advice_for",)

_MEANT: Mapping[str, Mapping[str, str]] = {
    "messages": {"input": "", "prompt": ""},
    "input": {"messages": 'a list such as messages=[{"role": "user", "content": "..."}]', "prompt": ""},
    "prompt": {"input": "", "messages": 'a list such as messages=[{"role": "user", "content": "..."}]'},
    "system": {
        "instructions": "",
        "messages": 'it is the first message: messages=[{"role": "system", "content": "..."}, ...]',
    },
    "max_tokens": {"max_output_tokens": "", "max_completion_tokens": ""},
    "max_output_tokens": {"max_completion_tokens": "", "max_tokens": ""},
    "max_completion_tokens": {"max_output_tokens": "", "max_tokens": ""},
    "functions": {"tools": ""},
    "function_call": {"tool_choice": ""},
    "response_format": {"text": 'the format is a part of text: text={"format": {...}}'},
    "reasoning_effort": {"reasoning": 'it is a part of reasoning: reasoning={"effort": "..."}'},
    "verbosity": {"text": 'it is a part of text: text={"verbosity": "..."}'},
    "engine": {"model": ""},
    "path": {"file": "pass file=pathlib.Path(...)"},
    "stop_sequences": {"stop": ""},
    "request_timeout": {"timeout": ""},
    "headers": {"extra_headers": ""},
    "params": {"extra_query": ""},
    "body": {"extra_body": ""},
}
"""Keyword -> the parameters that it may mean, the likeliest first, each with what to say ("": that it is called so)."""
_ALSO = {
    "system_prompt": "system",
    "system_message": "system",
    "instructions": "system",
    "deployment_id": "engine",
    "model_name": "engine",
    "max_new_tokens": "max_tokens",
    "file_path": "path",
    "query": "params",
    "json": "body",
    "data": "body",
}
"""Keywords that mean the same as another one."""
_OF_CLIENT = ("api_key", "base_url", "default_headers", "organization", "project")
_BY_CONSTRUCTOR = ("http_client", "transport")
_LEAST = 4
"""How long the beginning of a parameter is that stands for the whole."""


def advice_for(name: str, known: Iterable[str]) -> str:
    """Return what to write instead of a keyword, with the sign before it: "; did you mean 'model'?". "." if nothing is known."""
    known = tuple(known)
    for parameter, said in _MEANT.get(_ALSO.get(name, name), {}).items():
        if parameter in known:
            return f": {said}." if said else f"; did you mean {parameter!r}?"
    if name in _OF_CLIENT:
        return f": the client takes it, and client.with_options({name}=...) makes one that differs."
    if name in _BY_CONSTRUCTOR:
        return ": the client takes it when it is made."
    near = nearest(name, known) or [each for each in known if len(name) >= _LEAST and each.startswith(name)]
    return f"; did you mean {near[0]!r}?" if near else "."
