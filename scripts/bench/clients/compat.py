"""wherry.compat.openai: clients that frameworks take for those of the official package, which is installed beside it."""

from __future__ import annotations

from importlib import import_module
from typing import Any, ClassVar

from .base import KEY, WHEEL
from .wherry import Wherry

_IMPORT = "from wherry.compat.openai import OpenAI"
_CALL = """
client = OpenAI(api_key="sk-test", base_url=base_url)
answer = client.chat.completions.create(model="small", messages=[{"role": "user", "content": "ahoy"}])
assert answer.choices[0].message.content
"""


class WherryCompat(Wherry):
    """Its answers are of our classes, and pass for those of the official package."""

    name = "wherry-compat"
    title = "wherry.compat.openai"
    packages: ClassVar[tuple[str, ...]] = (WHEEL, "openai")
    cases: ClassVar[tuple[str, ...]] = (
        "call",
        "list",
        "stream-chat-one",
        "sse-chat-one",
        "sse-responses-one",
        "bare",
        "helped-chat-1600",
        "helped-responses",
    )
    beside = Wherry.name
    promised = False
    import_code = _IMPORT
    first_call_code = _IMPORT + _CALL
    eager_code = ""

    def _made(self, kind: str = "Client", **more: Any) -> Any:
        name = {"Client": "OpenAI", "AsyncClient": "AsyncOpenAI"}[kind]
        made = getattr(import_module("wherry.compat.openai"), name)
        return made(api_key=KEY, base_url=self.base_url, **self.options, **more)


class WherryCompatReal(WherryCompat):
    """Its answers are objects of the official package's own classes."""

    name = "wherry-compat-real"
    title = "wherry.compat.openai, real_classes=True"
    cases = ("call", "sse-chat-one", "sse-responses-one", "bare-chat-1600", "bare-responses")
    import_code = ""
    first_call_code = ""
    options: ClassVar[dict[str, Any]] = {"real_classes": True}
