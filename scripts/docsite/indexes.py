"""Two lists over the whole reference: every public name from A to Z, and every deprecated method with what to use in its place."""

from __future__ import annotations

from itertools import groupby

from docsite import behaviour, facts, markup, objects
from docsite.facts import Method


def pages() -> dict[str, str]:
    """Return path below reference/ -> Markdown."""
    return {"a-z.md": names(), "deprecated.md": deprecated()}


def methods() -> list[Method]:
    """All methods of all resources."""
    return [method for resource in facts.resources() for method in resource.methods]


def address(method: Method) -> str:
    """Return where a method is explained, seen from reference/."""
    return f"methods/{method.resource}.html#{method.dotted}"


def names() -> str:
    """The page from A to Z: methods by their own names, classes, environment variables."""
    found = [(method.name, f"client.{method.dotted}()", address(method)) for method in methods()]
    found += [(name, name, objects.place(name)) for name in objects.classes()]
    found += [(name, name, f"environment.html#{name}") for name in objects.VARIABLES]
    found.sort(key=lambda each: (each[0].lower(), each[1]))
    lines = [
        "# A to Z",
        "",
        "Every method by its own name, every public class, and every environment variable. Models are on [pages of their own](index.md#models).",
        "",
    ]
    for letter, group in groupby(found, key=lambda each: each[0][0].upper()):
        links = " ".join(f'<a href="{where}"><code>{markup.escaped(shown)}</code></a>' for _, shown, where in group)
        lines += [f"## {letter} {{ #{letter.lower()} }}", "", f'<p class="names">{links}</p>', ""]
    return "\n".join(lines)


def deprecated() -> str:
    """The page of what the service has marked as deprecated."""
    lines = [
        "# Deprecated methods",
        "",
        "What the service has marked so. They work as long as it answers them.",
        "",
        '<table class="arguments"><thead><tr><th>Method</th><th>Use instead</th></tr></thead><tbody>',
    ]
    for method in methods():
        if method.entry.get("deprecated"):
            instead = behaviour.instead(method, up="methods/") or "the service names nothing"
            name = f'<a href="{address(method)}"><code>{markup.escaped(method.dotted)}</code></a>'
            lines.append(f"<tr><td>{name}</td><td>{instead}</td></tr>")
    return "\n".join([*lines, "</tbody></table>", ""])
