"""The reference as Markdown: a page for each resource with methods, pages of models, and those of `objects`."""

from __future__ import annotations

from docsite import answers, behaviour, examples, facts, indexes, markup, objects, since
from docsite.facts import Method, Model, Resource

FEW = 14
"""Up to so many optional arguments are shown; of more, those that people use, and the rest is folded."""
OFTEN = frozenset(
    [
        "after",
        "before",
        "background",
        "file",
        "files",
        "input",
        "instructions",
        "limit",
        "max_completion_tokens",
        "max_output_tokens",
        "max_tokens",
        "messages",
        "metadata",
        "model",
        "n",
        "order",
        "output_format",
        "previous_response_id",
        "prompt",
        "purpose",
        "quality",
        "reasoning",
        "reasoning_effort",
        "response_format",
        "size",
        "stop",
        "store",
        "stream",
        "stream_options",
        "temperature",
        "text",
        "text_format",
        "tool_choice",
        "tools",
        "top_p",
        "user",
        "voice",
    ]
)
HEAD = '<table class="arguments"><thead><tr><th>{}</th><th>Type and meaning</th></tr></thead><tbody>'


def pages() -> dict[str, str]:
    """Return path below reference/ -> Markdown."""
    found = {f"methods/{resource.dotted}.md": of_resource(resource) for resource in facts.resources()}
    by_page: dict[str, list[Model]] = {}
    for model in facts.models().values():
        by_page.setdefault(model.page, []).append(model)
    found |= {f"models/{page}.md": of_models(page, listed) for page, listed in by_page.items()}
    found |= objects.pages() | indexes.pages()
    found["index.md"] = overview(sorted(by_page))
    return found


def overview(model_pages: list[str]) -> str:
    """The first page: every resource with its sentence, and every page of models."""
    count = sum(len(resource.methods) for resource in facts.resources())
    lines = [
        "# Reference",
        "",
        f"{count} methods of {len(facts.resources())} resources, and {len(facts.models())} models, written from the package.",
        "[Clients and their options](client.md), [arguments and errors of every method](common.md), [errors](errors.md),",
        "[streams, pages and other objects](objects.md), [environment variables](environment.md),",
        "[every name from A to Z](a-z.md), [what is deprecated](deprecated.md).",
        "The answers below the calls are those of the [built-in server](../maintainers/scripts-server.md), without some optional parts.",
        *releases(),
        "",
        "## Methods",
        "",
        '<table class="arguments resources"><thead><tr><th>Resource</th><th>Methods</th></tr></thead><tbody>',
    ]
    for resource in facts.resources():
        address = f"methods/{resource.dotted}.html"
        names = " ".join(f'<a href="{address}#{m.dotted}"><code>{m.name}</code></a>' for m in resource.methods)
        head = f'<a href="{address}"><code>client.{resource.dotted}</code></a>'
        lines.append(f"<tr><td>{head}</td><td>{markup.text(resource.sentence)}<br>{names}</td></tr>")
    lines += [
        "</tbody></table>",
        "",
        "## Models",
        "",
        ", ".join(f"[{title(p)}](models/{p}.md)" for p in model_pages),
        "",
    ]
    return "\n".join(lines)


def releases() -> list[str]:
    """Return the sentence on what "since" means; none before there are two versions to compare."""
    found = since.known().releases
    return (
        [f'"Since" names the first version that has a method or an argument, if that is later than {found[0]}.']
        if found
        else []
    )


def title(page: str) -> str:
    """Return the name of a page of models: `response_events` -> `response events`."""
    return page.replace("_", " ")


def of_resource(resource: Resource) -> str:
    """Return the page of a resource: its methods in short, then one by one."""
    lines = [f"# client.{resource.dotted}", "", markup.text(resource.sentence), ""]
    if len(resource.methods) > 1:
        lines += ['<table class="arguments"><tbody>']
        lines += [
            f'<tr><td><a href="#{method.dotted}"><code>{method.name}</code></a></td><td>{markup.text(first(method))}</td></tr>'
            for method in resource.methods
        ]
        lines += ["</tbody></table>", ""]
    for method in resource.methods:
        lines += section(method)
    return "\n".join(lines)


def first(method: Method) -> str:
    """Return the sentence of a method."""
    return method.doc.prose[0] if method.doc.prose else ""


def section(method: Method) -> list[str]:
    """Return the section of one method: sentence, call, facts, arguments."""
    lines = [f'## client.{method.dotted}() {{ #{method.dotted} data-toc-label="{method.name}()" }}', ""]
    if method.entry.get("deprecated"):
        lines += ['!!! warning "Deprecated"', "    The service has marked this operation as deprecated.", ""]
    lines += [
        markup.text(first(method)),
        "",
        *call(method),
        *answer(method),
        *table_of_facts(method),
        *arguments(method),
    ]
    rest = [
        p
        for p in method.doc.prose[1:]
        if not p.startswith(("`POST ", "`GET ", "`DELETE ", "`PUT ", "`PATCH ")) and p != "Deprecated."
    ]
    lines += [part for paragraph in rest for part in (markup.text(paragraph), "")]
    lines += ["And the [arguments of every method](../common.md#arguments).", ""] if "verb" in method.entry else []
    return lines


def call(method: Method) -> list[str]:
    """Return how it is called: an example that the tests run, or else the shortest form."""
    if example := examples.known().get(method.dotted):
        return [
            '=== "Client"',
            "",
            *fenced(example.sync, "    "),
            '=== "AsyncClient"',
            "",
            *fenced(example.asynchronous, "    "),
        ]
    needed = [p for p in method.parameters if p.get("required")]
    given = [p["name"] if p["kind"] != "keyword" else f"{p['name']}=..." for p in needed]
    more = ["..."] if len(needed) < len(method.parameters) and not given else []
    line = f"client.{method.dotted}({', '.join([*given, *more])})"
    if method.entry.get("page"):
        return fenced(f"for item in {line}:  # async for … on AsyncClient\n    ...", "")
    awaited = method.entry.get("awaited", True) and method.entry.get("verb")
    return fenced(line + ("  # await … on AsyncClient" if awaited else ""), "")


def answer(method: Method) -> list[str]:
    """Return what it is answered with, as JSON that a click opens; of the most used methods, open, with what programs read of it."""
    known = answers.known()[method.dotted]
    lines: list[str] = []
    if known["answer"] is not None:
        line = answers.read(method, known["answer"])
        lines += [f'???{"+" if line else ""} answer "Answer"', ""]
        lines += fenced(answers.written(known["answer"]), "    ", "json")
        lines += fenced(line, "    ") if line else []
    if known["events"]:
        shown = "\n".join(map(answers.written, known["events"]))
        lines += ['??? answer "Events of its stream"', "", *fenced(shown, "    ", "json")]
    return lines


def fenced(code: str, indent: str, language: str = "python") -> list[str]:
    """Return a block of code."""
    return [
        f"{indent}```{language}",
        *(f"{indent}{line}".rstrip() for line in code.rstrip().splitlines()),
        f"{indent}```",
        "",
    ]


def table_of_facts(method: Method) -> list[str]:
    """Return what is sent, returned and raised, and what else should be known."""
    entry, up = method.entry, "../"
    facts_of: list[tuple[str, str]] = []
    if "verb" in entry:
        facts_of.append(("Sends", f"<code>{entry['verb']} {markup.escaped(entry['path'])}</code>"))
    said_of = [line.partition(": ")[2] for line in method.doc.returns] + ["", ""]
    returns = entry.get("returns") or "None"
    if page := entry.get("page"):
        returns = f"{page}[{returns}]"
    stream = entry.get("stream")
    if stream and not stream.get("switch"):
        returns = f"Stream[{stream['event']}]"
    facts_of.append(("Returns", markup.folded(returns, up) + below(said_of[0])))
    if stream and stream.get("switch"):
        value = stream.get("value")
        facts_of.append(
            (
                f"With <code>{stream['switch']}={value!r}</code>",
                markup.folded(f"Stream[{stream['event']}]", up) + below(said_of[1]),
            )
        )
    if version := since.known().brought.get(method.dotted):
        facts_of.append(("Since", version))
    if entry.get("admin"):
        facts_of.append(("Key", "an admin key"))
    facts_of += behaviour.rows(method)
    rows = [f"<tr><th>{head}</th><td>{said}</td></tr>" for head, said in facts_of]
    return ['<table class="facts"><tbody>', *rows, "</tbody></table>", ""]


def below(sentence: str) -> str:
    """Return a sentence for the line below a type; "" for none."""
    return f"<br>{markup.text(sentence[:1].upper() + sentence[1:])}" if sentence else ""


def arguments(method: Method) -> list[str]:
    """Return the arguments: required, those that people use, and the others folded."""
    listed = method.parameters
    optional = [p for p in listed if not p.get("required")]
    folded = [p for p in optional if p["name"] not in OFTEN or p.get("deprecated")] if len(optional) > FEW else []
    shown = [p for p in listed if p not in folded]
    lines: list[str] = []
    if shown:
        lines += [HEAD.format("Argument"), *(row(method, p) for p in shown), "</tbody></table>", ""]
    if folded:
        table = [HEAD.format("Argument"), *(row(method, p) for p in folded), "</tbody></table>"]
        lines += [f'<details class="more"><summary>{len(folded)} more arguments</summary>', *table, "</details>", ""]
    return lines


def row(method: Method, parameter: dict[str, object]) -> str:
    """Return the row of one argument."""
    name = str(parameter["name"])
    star = ' <small class="required">required</small>' if parameter.get("required") else ""
    brought = since.known().brought
    if (version := brought.get(f"{method.dotted}.{name}")) and version != brought.get(method.dotted):
        star += f' <small class="required">since {version}</small>'
    said = method.doc.arguments.get(name) or shared(method, name)
    return (
        f'<tr id="{method.dotted}.{name}"><td><code>{name}</code>{star}</td>'
        f"<td>{markup.folded(str(parameter['type']), '../')}<br>{markup.text(said)}</td></tr>"
    )


def shared(method: Method, name: str) -> str:
    """Return what `create` says of an argument that a helper shares with it."""
    for resource in facts.resources():
        if resource.dotted == method.resource:
            for other in resource.methods:
                if said := other.doc.arguments.get(name):
                    return said
    return ""


def of_models(page: str, listed: list[Model]) -> str:
    """Return a page of models."""
    if page == "unions":
        lines = ["# Unions", "", "Names for a choice between types.", ""]
    else:
        lines = [f"# Models: {title(page)}", "", f"From `wherry.models`; {len(listed)} classes.", ""]
    for model in sorted(listed, key=lambda model: model.name.lower()):
        lines += [f"## {model.name} {{ #{model.name} }}", ""]
        lines += [markup.text(model.sentence), ""] if model.sentence else []
        if "type" in model.entry:
            lines += [markup.folded(str(model.entry["type"]), "../"), ""]
        if fields := model.entry.get("fields"):
            lines += [HEAD.format("Field"), *(field(model, f) for f in fields), "</tbody></table>", ""]
    return "\n".join(lines)


def field(model: Model, entry: dict[str, object]) -> str:
    """Return the row of one field."""
    name = str(entry["name"])
    said = markup.text(model.notes.get(name, "")).replace("\\", "")
    return (
        f'<tr id="{model.name}.{name}"><td><code>{name}</code></td>'
        f"<td>{markup.folded(str(entry['type']), '../')}{'<br>' + said if said else ''}</td></tr>"
    )
