"""The built site as files: it is whole, and all its links lead somewhere."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import wherry
from docsite import behaviour, building, facts, laying, objects
from tests.site.conftest import Site
from tests.site.links import anchors, broken


def test_links(site: Site) -> None:
    """Every link leads to a page or a file that is there, and to an anchor that is on it."""
    count, wrong = broken(site.html)
    assert wrong == []
    assert count > 20_000


def test_the_checker_of_links_finds_what_is_wrong(tmp_path: Path) -> None:
    """A page, an anchor and a picture that are missing are told."""
    (tmp_path / "a.html").write_text('<p id="x"><a href="a.html#x"><a href="#y"><a href="b.html"><img src="c.svg">')
    assert broken(tmp_path) == (4, ["a.html -> #y", "a.html -> b.html", "a.html -> c.svg"])


def test_every_method_has_an_entry(site: Site) -> None:
    """Each method of each resource has a section, each of its arguments a row, and none is without a sentence."""
    methods = [method for resource in facts.resources() for method in resource.methods]
    assert len(methods) > 400
    pages = {p.stem: anchors(p.read_text("utf-8")) for p in (site.html / "reference/methods").glob("*.html")}
    for method in methods:
        wanted = {method.dotted, *(f"{method.dotted}.{parameter['name']}" for parameter in method.parameters)}
        assert wanted - pages[method.resource] == set()
        assert method.doc.prose, method.dotted
        assert method.doc.returns or "verb" not in method.entry, method.dotted


def test_methods_say_how_they_behave(site: Site) -> None:
    """What follows from the manifest stands on the pages: retries, idempotency keys, pages, batches, successors, and related pages."""
    methods = {method.dotted: method for resource in facts.resources() for method in resource.methods}
    create, files = (dict(behaviour.rows(methods[name])) for name in ("responses.create", "files.list"))
    assert {"Tried again", "Idempotency key", "Time limit", "In bulk", "Command", "See also"} <= create.keys()
    assert "Pages" in files
    assert not {"Idempotency key", "In bulk"} & files.keys()
    assert "client.responses.create()" in dict(behaviour.rows(methods["beta.threads.create"]))["Instead"]
    assert "poll_timeout_s" in dict(behaviour.rows(methods["vector_stores.files.create_and_poll"]))["Time limit"]
    table = behaviour.table()
    names = [name for part in ("instead", "guides") for name in table[part]]
    assert [name for name in names if not any(behaviour.covers(name, method) for method in methods.values())] == []
    page = (site.html / "reference/methods/responses.html").read_text("utf-8")
    assert page.count("<th>Tried again</th>") == len(methods_of(page))
    assert page.count("<th>Errors</th>") == len(methods_of(page))


def methods_of(page: str) -> list[str]:
    """Return the methods that have a section on a page."""
    return re.findall(r'<h2 id="(responses\.\w+)"', page)


def test_every_name_is_in_the_index(site: Site) -> None:
    """Each method, class and variable is on the page from A to Z, and each deprecated method on the page of those."""
    index = (site.html / "reference/a-z.html").read_text("utf-8")
    methods = [method for resource in facts.resources() for method in resource.methods]
    assert [method.dotted for method in methods if f"#{method.dotted}" not in index] == []
    assert [name for name in objects.classes() if f"#{name}" not in index] == []
    old = (site.html / "reference/deprecated.html").read_text("utf-8")
    assert [m.dotted for m in methods if m.entry.get("deprecated") and f"#{m.dotted}" not in old] == []


def test_every_model_has_an_entry(site: Site) -> None:
    """Each class and each union of `wherry.models` has a section."""
    assert len(facts.models()) > 3_000
    pages = {p.stem: anchors(p.read_text("utf-8")) for p in (site.html / "reference/models").glob("*.html")}
    assert [model.name for model in facts.models().values() if model.name not in pages[model.page]] == []


def test_every_public_class_has_an_entry(site: Site) -> None:
    """Clients, errors, streams and all other public classes have a section."""
    found = {p.name: anchors(p.read_text("utf-8")) for p in (site.html / "reference").glob("*.html")}
    assert len(objects.classes()) > 80
    for name in objects.classes():
        page, _, anchor = objects.place(name).partition("#")
        assert anchor in found[page]


def test_attributes_of_errors() -> None:
    """Each is told where it belongs to, and not again with each kind of that error."""
    told = {
        name: "\n".join(objects.entry(name, getattr(wherry, name)))
        for name in ("APIStatusError", "RateLimitError", "APITimeoutError")
    }
    assert "The HTTP status of the answer" in told["APIStatusError"]
    assert "How often the request was sent" in told["APIStatusError"]
    assert "How often the request was sent" not in told["RateLimitError"] + told["APITimeoutError"]
    assert "How many seconds it was" in told["APITimeoutError"]


def test_common_arguments_are_those_of_the_package() -> None:
    """What one page explains for all methods is what all methods have, and what `facts` leaves out of their tables."""
    assert tuple(objects.COMMON) == (*facts.COMMON, "retry_before_first_event", "resume")
    assert tuple(facts.docstring(inspect.getdoc(wherry.resources) or "").arguments) == tuple(objects.COMMON)
    create = next(m for r in facts.resources() for m in r.methods if m.dotted == "chat.completions.parse")
    assert set(facts.COMMON) - {"strict"} <= {parameter["name"] for parameter in create.entry["parameters"]}


def test_environment_variables_are_those_of_the_package() -> None:
    """Each variable of the API that the package reads is explained, and no other one."""
    sources = "\n".join(path.read_text("utf-8") for path in facts.PACKAGE.rglob("*.py"))
    read = set(re.findall(r'"((?:OPENAI|AZURE_OPENAI)_[A-Z_]+)"', sources)) - {"OPENAI_API_TYPE"}
    explained = {name for name in objects.VARIABLES if "OPENAI" in name}
    assert explained == read


def test_pages_for_programs_that_read(site: Site) -> None:
    """Each page has its Markdown beside it; llms.txt names every page of the navigation; llms-full.txt has no models."""
    pages = [path for path in site.html.rglob("*.html") if path.name != "404.html"]
    assert [path for path in pages if not path.with_suffix(".md").is_file()] == []
    listed = re.findall(r"^- \[[^\n]+?\]\(([^)]+\.md)\)", (site.html / "llms.txt").read_text("utf-8"), re.MULTILINE)
    assert len(listed) == len(set(listed)) == len(pages)
    assert all((site.html / path).is_file() for path in listed)
    whole = (site.html / "llms-full.txt").read_text("utf-8")
    assert "client.embeddings.create()" in whole
    assert "# Models: embeddings" not in whole


def test_pages_say_what_they_are_about(site: Site) -> None:
    """Each page of prose has the first sentence of it as its description, in its HTML and in llms.txt: no code, no half sentence, none twice."""
    listed = (site.html / "llms.txt").read_text("utf-8").splitlines()
    assert [line for line in listed if "```" in line or line.endswith(":.")] == []
    pages = [*site.html.glob("*.html"), *(site.html / "tutorial").glob("*.html")]
    meta = re.compile('<meta name="description" content="([^"]+)">')
    said = {page.name: meta.findall(page.read_text("utf-8")) for page in pages if page.name != "404.html"}
    assert {
        name: found for name, found in said.items() if len(found) != 1 or not found[0].endswith((".", "!", "?"))
    } == {}
    assert len({found[0] for found in said.values()}) == len(said)


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    """No page names a script, a style, a font or a picture of another host."""
    for page in site.html.rglob("*.html"):
        assert re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="?https?:', page.read_text("utf-8")) == []


def test_a_warning_stops_the_build(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page with a link to an anchor that is not there fails the build; to a file that is not there, before it."""
    del site  # skips where there is no Zensical
    page = tmp_path / "page.md"
    page.write_text("# Page\n\n[gone](#gone)\n")
    monkeypatch.setattr(building.laying, "lay", lambda folder: _lay(folder, {"index.md": page.read_text()}))
    monkeypatch.setattr(building.settings, "navigation", lambda laid: [{"Start": "index.md"}])
    with pytest.raises(building.BuildError, match="anchor does not exist"):
        building.build(tmp_path / "out")
    page = laying.ROOT / "docs/not-there.md"
    monkeypatch.setattr(Path, "read_text", lambda self, encoding: "[gone](gone.md)")
    with pytest.raises(laying.LinkError, match=r"gone\.md"):
        laying.page(page, "not-there.md", {})


def _lay(folder: Path, texts: dict[str, str]) -> dict[str, str]:
    (folder / "assets").mkdir(parents=True)
    for path, text in texts.items():
        (folder / path).write_text(text, "utf-8")
    for name in ("own.css", "own.js"):
        (folder / "assets" / name).write_text("")
    return texts
