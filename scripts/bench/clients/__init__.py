"""The clients under test. A new one is a module here with a subclass of base.Client, and a line below.

These modules import the library under test when they are made, in a process that has it; this list can be read anywhere.
"""

from __future__ import annotations

from .base import Client
from .compat import WherryCompat, WherryCompatReal
from .floor import Floor
from .httpx import Httpx, Httpx2
from .openai import OpenAI, OpenAIAioHttp
from .wherry import Wherry, WherryAioHttp, WherryFast, WherryHttpx2, WherryInjected

__all__ = ("ALL", "DEFAULT", "QUICK", "Client")

ALL: dict[str, type[Client]] = {
    kind.name: kind
    for kind in (
        Floor,
        Httpx,
        Httpx2,
        Wherry,
        WherryHttpx2,
        WherryAioHttp,
        WherryFast,
        WherryInjected,
        WherryCompat,
        WherryCompatReal,
        OpenAI,
        OpenAIAioHttp,
    )
}
DEFAULT = tuple(name for name in ALL if name not in (WherryInjected.name, OpenAIAioHttp.name))
QUICK = tuple(kind.name for kind in (Floor, Httpx, Httpx2, Wherry, WherryCompat, OpenAI))
"""Who takes part in a quick run if nobody is named."""
