"""The module paths of resources, which instrumentation names and users of the official package know."""

from __future__ import annotations

import subprocess
import sys
from functools import reduce
from importlib import import_module
from typing import Any

import pytest

import wherry
from tests.generated.surface import PACKAGE, SURFACE

PATHS = sorted(SURFACE["resources"])
PARENTS = {path.rpartition(".")[0] for path in PATHS}
KINDS = [
    f"{prefix}{{}}{suffix}" for prefix in ("", "Async") for suffix in ("", "WithRawResponse", "WithStreamingResponse")
]


@pytest.mark.parametrize("path", PATHS)
def test_each_path_leads_to_the_class(path: str) -> None:
    """A class is in the module of its path, in the package above, and with children once more below its own name."""
    name = SURFACE["resources"][path]["class"]
    home = import_module(f"wherry.resources.{path}")
    above = import_module(f"wherry.resources.{path}".rpartition(".")[0])
    homes = [home, above]
    if path in PARENTS:
        homes.append(import_module(f"wherry.resources.{path}.{path.rpartition('.')[2]}"))
    for kind in KINDS:
        assert len({getattr(module, kind.format(name)) for module in homes}) == 1
    for client in (wherry.Client(api_key="k"), wherry.AsyncClient(api_key="k")):
        resource: Any = reduce(getattr, path.split("."), client)
        prefix = type(resource).__name__.removesuffix(name)
        assert type(resource) is getattr(home, prefix + name)
        assert type(resource).__module__ == home.__name__
        assert isinstance(resource.with_raw_response, getattr(home, f"{prefix}{name}WithRawResponse"))
        assert isinstance(resource.with_streaming_response, getattr(home, f"{prefix}{name}WithStreamingResponse"))


def test_names_that_users_know() -> None:
    """Some paths, letter for letter."""
    for path in (
        "chat.completions.Completions", "chat.completions.completions.AsyncCompletions", "chat.chat.Chat", "Chat",
        "chat.Completions", "chat.completions.messages.Messages", "chat.completions.Messages", "completions.Completions",
        "responses.Responses", "responses.responses.AsyncResponses", "responses.input_items.InputItems",
        "embeddings.Embeddings", "images.AsyncImages", "Embeddings", "audio.transcriptions.Transcriptions", "audio.audio.Audio",
        "audio.Speech", "beta.threads.runs.runs.Runs", "beta.threads.runs.steps.Steps", "beta.threads.messages.Messages",
        "beta.beta.Beta", "beta.assistants.Assistants", "beta.chatkit.chatkit.ChatKit", "vector_stores.file_batches.FileBatches",
        "fine_tuning.jobs.jobs.Jobs", "fine_tuning.jobs.checkpoints.Checkpoints", "models.Models", "moderations.Moderations",
        "admin.organization.admin_api_keys.AdminAPIKeys", "admin.organization.projects.groups.roles.Roles", "webhooks.Webhooks",
        "chat.completions.CompletionsWithRawResponse", "AsyncChatWithStreamingResponse",
    ):  # fmt: skip
        module, _, name = f"wherry.resources.{path}".rpartition(".")
        assert isinstance(getattr(import_module(module), name), type), path


def test_attributes_are_imported_when_they_are_used() -> None:
    """Every name can be reached from the package itself, and loads its own module and those above it."""
    program = f"""
import sys; sys.path[:0] = [{str(PACKAGE.parent)!r}]
import wherry
assert not [name for name in sys.modules if name.startswith("wherry.resources")]
steps = wherry.resources.beta.threads.runs.steps.Steps
assert steps is wherry.resources.beta.threads.runs.Steps
wherry.resources.chat.chat.Chat
print(sorted(name[17:] for name in sys.modules if name.startswith("wherry.resources.")))
"""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-W", "error", "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    loaded = ["beta", "beta.threads", "beta.threads.runs", "beta.threads.runs.steps", "chat", "chat.chat"]
    assert (done.stdout, done.stderr) == (f"{loaded}\n", "")


@pytest.mark.parametrize("name", ["Completion", "completion", "AsyncChatWith", "WithRawResponse", "__wrapped__"])
def test_other_names(name: str) -> None:
    """What is not there is an AttributeError that names the package."""
    with pytest.raises(AttributeError, match=f"module 'wherry.resources.chat' has no attribute '{name}'"):
        getattr(import_module("wherry.resources.chat"), name)
