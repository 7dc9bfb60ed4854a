"""Small git repositories with a base and a head, for the tests that look at revisions."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

DOCUMENT = """\
openapi: 3.1.0
info: {title: Ferries, version: '1'}
paths:
  /trips:
    get:
      operationId: listTrips
      parameters:
        - {name: after, in: query, schema: {type: string}}
      responses:
        '200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/TripList'}}}}
    post:
      operationId: createTrip
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/CreateTrip'}}}}
      responses:
        '200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/Trip'}}}}
components:
  schemas:
    Trip:
      type: object
      required: [id, harbour]
      properties:
        id: {type: string}
        harbour: {type: string}
    TripList:
      type: object
      required: [data]
      properties:
        data: {type: array, items: {$ref: '#/components/schemas/Trip'}}
    CreateTrip:
      type: object
      required: [harbour]
      properties:
        harbour: {type: string}
        class: {type: string, enum: [first, second]}
"""
ADDED = DOCUMENT.replace(
    "        harbour: {type: string}\n    TripList",
    "        harbour: {type: string}\n        deck: {type: string}\n    TripList",
)
"""A response property more: safe."""
BROKEN = DOCUMENT.replace("        harbour: {type: string}\n    TripList", "    TripList").replace(
    "[id, harbour]", "[id]"
)
"""A response property less: a break."""
OVERLAY = """\
overlay: 1.0.0
info: {title: A deck, version: '1'}
x-reason: the service gives one
actions:
  - {target: $.components.schemas.Trip.properties, update: {deck: {type: string}}}
"""


def git(folder: Path, *arguments: str) -> str:
    """Run git as nobody in particular, without settings of this machine."""
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **{f"GIT_{who}_{what}": "test@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    ended = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return ended.stdout.strip()


def repository(folder: Path) -> Path:
    """Begin a repository with nothing in it."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def commit(folder: Path, files: dict[str, str], tag: str = "") -> str:
    """Write files, commit them, and give the commit."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "x")
    if tag:
        git(folder, "tag", tag)
    return git(folder, "rev-parse", "HEAD")


def manifest(version: str = "1.0.0", **resources: object) -> str:
    """A manifest without models."""
    empty: dict[str, object] = {"models": {}, "aliases": {}, "names": {}, "webhooks": {}}
    return json.dumps(
        {"format": 1, "package": "p", "version": version, "spec_version": "1", "resources": resources, **empty}
    )
