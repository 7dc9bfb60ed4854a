"""The whole comparison of whole documents: the verdict, and one finding for each root cause."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from apidiff.compare import compare
from apidiff.finding import Bump, Report
from apidiff.sides.cache import Cache
from apidiff.sides.inputs import Document, Side
from pipeline.load import load
from tests.apidiff.test_accept import TODAY
from tests.apidiff.wire.conftest import ROOT
from tests.apidiff.wire.mutating import fresh

Json = dict[str, Any]
PINNED: Json = load(ROOT / "spec" / "openapi.yaml").data
REF = "#/components/schemas/"
PATHS = {"/containers", "/files", "/files/{file_id}", "/files/{file_id}/content", "/images/variations", "/models"}
PATHS |= {"/chat/completions", "/completions", "/threads/{thread_id}/runs", "/uploads", "/vector_stores"}
EVENTS = {"DragPoint", "MessageDeltaObject", "RealtimeResponseCreateParams"}
"""What no operation reaches, and is edited."""


@pytest.fixture(scope="module")
def cache() -> Cache:
    """No cache on disk: what the pinned document was read as is kept in memory, as everywhere in this folder."""
    return Cache(None)


def part_of(document: Json) -> Json:
    """The part of the pinned document that single edits are about: with all that it refers to, and the events around it."""
    every = schemas(document)
    refers = {name: set(re.findall(rf'"{REF}([^"/]+)"', json.dumps(schema))) for name, schema in every.items()}
    paths = {name: item for name, item in document["paths"].items() if name in PATHS}
    webhooks = {name: item for name, item in document["webhooks"].items() if name.startswith("batch_")}

    def below(names: set[str]) -> set[str]:
        while more := {each for name in names for each in refers[name]} - names:
            names = names | more
        return names

    called = below(set(re.findall(rf'"{REF}([^"/]+)"', json.dumps([document["paths"], document["webhooks"]]))))
    kept = set(EVENTS)
    while leading := {name for name in every.keys() - called - kept if refers[name] & kept}:
        kept |= leading
    kept = below(kept | set(re.findall(rf'"{REF}([^"/]+)"', json.dumps([paths, webhooks]))))
    components = {**document["components"], "schemas": {name: each for name, each in every.items() if name in kept}}
    return {**document, "paths": paths, "webhooks": webhooks, "components": components}


def document(name: str, data: Json) -> Document:
    """A document as a file would have it."""
    return Document(f"{name}.json", json.dumps(data).encode())


def report(old: Json, new: Json, cache: Cache, policy: str = "runtime") -> Report:
    """Compare two documents, each with the names that this repository gives."""
    old_side, new_side = (Side(name, document(name, data)) for name, data in (("old", old), ("new", new)))
    return compare(old_side, new_side, cache=cache, today=TODAY, policy_name=policy).report


def edited(*edits: Callable[[Json], object], of: Json | None = None) -> Json:
    """A copy of the pinned document, or of a part of it, with edits."""
    changed: Json = fresh(PINNED if of is None else of)
    for edit in edits:
        edit(changed)
    return changed


def told(found: Report) -> list[str]:
    """`break W014+S040 Project.name` for every finding."""
    return [f"{finding.severity} {'+'.join(finding.rules)} {finding.at}" for finding in found.findings]


def schemas(document: Json) -> Json:
    found: Json = document["components"]["schemas"]
    return found


def properties(document: Json, name: str) -> Json:
    found: Json = schemas(document)[name]["properties"]
    return found


# --- edits ------------------------------------------------------------------------------------------------------------


def operation_removed(document: Json) -> None:
    del document["paths"]["/images/variations"]


def body_required(document: Json) -> None:
    document["paths"]["/containers"]["post"]["requestBody"]["required"] = True


def webhook_removed(document: Json) -> None:
    del document["webhooks"]["batch_cancelled"]


def variable_renamed(document: Json) -> None:
    document["paths"]["/files/{id}"] = path = document["paths"].pop("/files/{file_id}")
    for operation in path.values():
        for parameter in operation["parameters"]:
            parameter["name"] = parameter["name"].replace("file_id", "id")


def page_of_texts(document: Json) -> None:
    properties(document, "ListFilesResponse")["data"]["items"] = {"type": "string"}


def schema_renamed(document: Json) -> None:
    text = json.dumps(document).replace(f'"{REF}CompletionUsage"', f'"{REF}CallUsage"')
    document.update(json.loads(text))
    schemas(document)["CallUsage"] = schemas(document).pop("CompletionUsage")


def renamed_and_edited(document: Json) -> None:
    schema_renamed(document)
    del properties(document, "CallUsage")["prompt_tokens_details"]["properties"]["audio_tokens"]


def extracted(document: Json) -> None:
    usage = properties(document, "CompletionUsage")
    schemas(document)["PromptDetails"] = usage["prompt_tokens_details"]
    usage["prompt_tokens_details"] = {"$ref": f"{REF}PromptDetails"}


def written_out(document: Json) -> None:
    properties(document, "VectorStoreObject")["expires_after"] = schemas(document)["VectorStoreExpirationAfter"]


def written_out_in_a_request(document: Json) -> None:
    properties(document, "CreateFileRequest")["expires_after"] = schemas(document)["FileExpirationAfter"]


def reference_lost(document: Json) -> None:
    properties(document, "OpenAIFile")["filename"] = {"$ref": f"{REF}Nowhere"}


def known_value_removed(document: Json) -> None:
    schemas(document)["ModelIdsShared"]["anyOf"][1]["enum"].remove("o1")


def id_changed(document: Json) -> None:
    document["paths"]["/files"]["get"] |= {"operationId": "filesOfMine", "tags": ["Other"]}


def loose_demands(document: Json) -> None:
    properties(document, "DragPoint")["z"] = {"type": "integer"}
    schemas(document)["DragPoint"]["required"].append("z")


def stream_demands(document: Json) -> None:
    properties(document, "MessageDeltaObject")["z"] = {"type": "integer"}
    schemas(document)["MessageDeltaObject"]["required"].append("z")


def client_event_demands(document: Json) -> None:
    properties(document, "RealtimeResponseCreateParams")["z"] = {"type": "integer"}
    schemas(document)["RealtimeResponseCreateParams"].setdefault("required", []).append("z")


def list_gains_a_cursor(document: Json) -> None:
    after = {"name": "after", "in": "query", "schema": {"type": "string"}}
    document["paths"]["/models"]["get"].setdefault("parameters", []).append(after)
    properties(document, "ListModelsResponse")["has_more"] = {"type": "boolean"}


EDITS: tuple[tuple[Callable[[Json], None], Bump, list[str]], ...] = (
    (operation_removed, Bump.MAJOR, ["break W002+S020+S027 POST /images/variations"]),
    (body_required, Bump.MAJOR, ["break W020+S024 POST /containers body"]),
    (webhook_removed, Bump.MAJOR, ["break W081+S014 webhook batch_cancelled"]),
    (variable_renamed, Bump.MAJOR, ["break S021 files.delete(file_id=)"]),
    (page_of_texts, Bump.MAJOR, ["break W026+S030+S033+S045 ListFilesResponse.data[]"]),
    (
        list_gains_a_cursor,
        Bump.MINOR,
        ["risk W011+S002+S033 GET /models ?after", "safe W010+S041 ListModelsResponse.has_more"],
    ),
    (schema_renamed, Bump.MAJOR, ["break S010 models.CompletionUsage"]),
    (
        renamed_and_edited,
        Bump.MAJOR,
        ["break W014+S040 CallUsage.prompt_tokens_details.audio_tokens", "break S010 models.CompletionUsage"],
    ),
    (extracted, Bump.MINOR, ["risk S012 models.CompletionUsagePromptTokensDetails"]),
    (written_out, Bump.MINOR, ["risk S012 models.VectorStoreExpiresAfter"]),
    (written_out_in_a_request, Bump.MINOR, ["risk S012 models.CreateFileRequestExpiresAfter"]),
    (known_value_removed, Bump.PATCH, ["none W046 ModelIdsShared"]),
    (id_changed, Bump.PATCH, []),
    (loose_demands, Bump.MINOR, ["risk W012+S041 DragPoint.z"]),
    (stream_demands, Bump.MINOR, ["safe W010+S041 MessageDeltaObject.z"]),
    (client_event_demands, Bump.MAJOR, ["break W012+S024 RealtimeResponseCreateParams.z"]),
)
"""An edit, the verdict, and the one line that tells it with everything that it does in Python."""


PART = part_of(PINNED)


@pytest.mark.parametrize(("edit", "bump", "lines"), EDITS, ids=[edit.__name__ for edit, _, _ in EDITS])
def test_one_edit(edit: Callable[[Json], None], bump: Bump, lines: list[str], cache: Cache) -> None:
    """An edit of the pinned document is one finding with everything that it does in Python, and has the right verdict."""
    found = report(PART, edited(edit, of=PART), cache)
    assert (told(found), found.bump) == (lines, bump)


def test_a_fault_asks_for_no_version(cache: Cache) -> None:
    """A reference that leads nowhere is told as a risk, and asks for a new version only where types are to be strict."""
    new = edited(reference_lost)
    found = report(PINNED, new, cache)
    assert [(finding.rules[0], finding.at) for finding in found.findings] == [("W090", "OpenAIFile.filename")]
    assert found.bump == Bump.PATCH
    assert report(PINNED, new, cache, "strict-types").bump == Bump.MAJOR


def test_edits_together(cache: Cache) -> None:
    """Of many edits in the whole document each is told as it is alone; a rename does not hide what changed in the class."""
    # Left out is what edits the same schema in another way, or says the very same of another one.
    alike = (schema_renamed, extracted, loose_demands, stream_demands)
    edits = [edit for edit, _, _ in EDITS if edit not in alike]
    apart = {line for edit, _, lines in EDITS if edit in edits for line in lines}
    assert set(told(report(PINNED, edited(*edits), cache))) == apart


@pytest.mark.parametrize("edit", [operation_removed, renamed_and_edited, written_out])
def test_the_way_back(edit: Callable[[Json], None], cache: Cache) -> None:
    """From the new document to the old one as many root causes are told."""
    new = edited(edit, of=PART)
    assert len(told(report(new, PART, cache))) == len(told(report(PART, new, cache)))
