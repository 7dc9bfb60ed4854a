"""Keywords that a method does not have.

One that is not given (somebody's sentinel) is dropped, so that code for a newer version runs. Any other is refused, or
sent as the client's option `unknown_parameters` says.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import CodeType
from typing import Any

from ..base.errors import UsageTypeError
from ..base.secrets import Veil
from ..base.unset import is_not_given
from .options import Options

__all__ = ("sent_along",)


def sent_along(unknown: dict[str, Any], code: CodeType, place: str, extra: Any, options: Options) -> Any:
    """Return the caller's extra_body or extra_query with the unknown keywords that are sent along.

    Args:
        unknown: The keywords. It is emptied, since a traceback may show the variables of the method.
        code: The code of the method: its name and its parameters are in the messages.
        place: "extra_body" or "extra_query".
        extra: What the caller passed there.
        options: The options of the client, with `unknown_parameters`.

    Raises:
        UsageTypeError: A keyword is refused. (It is a TypeError.)
    """
    given = Veil({name: value for name, value in unknown.items() if not is_not_given(value)})
    unknown.clear()
    for name in given:
        if options.unknown_parameters == "refuse":
            raise UsageTypeError(_refusal(name, code, place))
        if options.unknown_parameters == "warn" and name not in options.warned_of:
            from warnings import warn

            from ..base.caller import frames_to_caller

            options.warned_of.add(name)
            warn(f"{code.co_name}() does not know {name!r} and sends it in {place}", stacklevel=frames_to_caller())
    if extra is not None and not isinstance(extra, Mapping) and not is_not_given(extra):
        return extra
    return Veil({**given, **(extra or {})}) if given else extra


def _refusal(name: str, code: CodeType, place: str) -> str:
    from .meant import advice_for  # errors alone come here

    known = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
    hint = advice_for(name, known)
    if name == "text_format":
        hint = f": parse(), stream() and run_tools() take it, {code.co_name}() takes a schema as text={{...}}."
    return (
        f"{code.co_name}() got an unexpected keyword argument {name!r}{hint} To send a parameter that this version does "
        f'not know, pass {place}={{{name!r}: ...}}, or unknown_parameters="warn" to the client. Nothing was sent'
    )

# Copied from templates/runtime/request/unknown.py: edit it there.
