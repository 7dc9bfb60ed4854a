"""Walk over the resources of the official package, and print its operations as JSON: method -> what it says.

Run by an interpreter that can import the package: `python -m tests.beside.count`. It looks at live objects and signatures,
and at the text of a method for the request alone; it shares nothing with scripts/official, so that the two can be compared.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import sys
from collections.abc import Iterator
from typing import Any

REQUEST = re.compile(
    r"""self\._(?P<verb>get|post|put|patch|delete|get_api_list)\(\s*(?:path_template\(\s*)?f?"(?P<path>/[^"]*)\""""
)
OPTIONS = {"extra_headers", "extra_query", "extra_body", "timeout"}


def main() -> None:
    import openai

    client = openai.OpenAI(api_key="sk-test", admin_api_key="sk-admin-test")
    found = {path: said for path, method in methods(client, "") if (said := operation(method))}
    json.dump(found, sys.stdout)


def methods(holder: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield every public method below the client or the resource, with its path."""
    for name, member in inspect.getmembers_static(type(holder)):
        if name.startswith("_") or name.startswith("with_"):
            continue
        if inspect.isfunction(member):
            yield f"{path}{name}", member
        elif hasattr(member, "func") and hasattr(value := getattr(holder, name), "_client"):
            yield from methods(value, f"{path}{name}.")


def operation(method: Any) -> dict[str, Any] | None:
    """Return verb, path and parameters of a method that makes a request, None of a helper."""
    text = inspect.getsource(method)
    request = REQUEST.search(text)
    if not request or "-Helper" in text or "post_parser=parser" in text:
        return None
    verb = re.search(r'\bmethod="(\w+)"', text)
    signature = inspect.signature(method)
    parameters = [each for name, each in signature.parameters.items() if name not in OPTIONS | {"self"}]
    return {
        "verb": (verb[1] if verb else request["verb"].replace("get_api_list", "get")).upper(),
        "path": request["path"],
        "positional": [each.name for each in parameters if each.kind is each.POSITIONAL_OR_KEYWORD],
        "parameters": [each.name for each in parameters],
        "required": sorted(required(text, parameters)),
    }


def required(text: str, parameters: list[inspect.Parameter]) -> set[str]:
    """Return what every call gives: what has no default, and where the package asks for one of several sets, what all have."""
    asked = re.search(r"@required_args\((.*?)\)\n", text, re.DOTALL)
    alternatives = [set(each) for each in ast.literal_eval(f"[{asked[1]}]")] if asked else [set()]
    return {each.name for each in parameters if each.default is each.empty} | set.intersection(*alternatives)


if __name__ == "__main__":
    main()
