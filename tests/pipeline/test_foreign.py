"""The spec of another service makes a client of that service: its names, variables and key, and nothing of OpenAI's."""

from __future__ import annotations

import ast
import inspect
import json
import re
import subprocess
import sys
import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from pipeline.build import Build, Progress
from pipeline.errors import PipelineError
from pipeline.load.text import read as read_text
from pipeline.plan.brand import key_of
from pipeline.write.project import place, project_files
from tests.pipeline.generating import ROOT, import_all, run, written

DOCUMENTS = Path(__file__).parent / "specs" / "documents"


class Silent:
    """A stream for progress that nobody reads."""

    def write(self, text: str) -> None:
        """Drop it."""

    def flush(self) -> None:
        """Do nothing."""


def foreign(document: Any, folder: Path, package: str = "petlib", config: Path | None = None) -> Build:
    """Run as `generate.py --spec FILE --package NAME` does in this repository."""
    path = folder / f"{package}.json"
    path.write_text(json.dumps(document))
    made = Build(ROOT, version="9.9.9", spec=str(path), package=package, config=config)
    made.run(Progress(Silent(), quiet=True))  # type: ignore[arg-type]
    return made


@pytest.fixture(scope="module")
def pets() -> dict[str, Any]:
    value, _ = read_text((DOCUMENTS / "foreign.yaml").read_bytes(), "foreign.yaml")
    document: dict[str, Any] = value
    return document


@pytest.fixture(scope="module")
def made(pets: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Build:
    return foreign(pets, tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="module")
def folder(made: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(made, tmp_path_factory.mktemp("out"))


# --- names --------------------------------------------------------------------------------------------------------------


def test_methods(made: Build) -> None:
    """Methods are named after paths, or else after operationId and tags, which is noted."""
    found = {
        f"{method['verb']} {method['path']}": f"{resource}.{name}"
        for resource, entry in json.loads(made.files["api-surface.json"])["resources"].items()
        for name, method in entry["methods"].items()
    }
    assert found == {
        "GET /": "meta.root",
        "GET /{owner}/{pet}": "owned.retrieve",
        "DELETE /{owner}/{pet}": "root.delete",
        "GET /pets": "pets.list",
        "POST /pets": "pets.create",
        "GET /pets/": "pets.get_all",
        "PUT /pets/{id}/photo": "pets.photo.replace",
        "GET /pets/{id}/photo": "pets.photo.retrieve",
    }
    assert "GET / is meta.root" in made.readings
    assert "GET /pets/ is pets.get_all, since GET /pets has that name" in made.readings
    assert "the body of PUT /pets/{id}/photo is sent as image/png, the first of 2 kinds" in made.readings
    assert made.notes == []


def test_nothing_of_openai(made: Build) -> None:
    """No public name, docstring, variable or message of the package mentions OpenAI."""
    assert "_runtime/client/azure.py" not in made.files
    for name, text in made.files.items():
        assert not re.search(r"OPENAI_|AZURE_", text), name
        if not name.startswith("_runtime/"):
            assert not re.search(r"(?i)openai|azure", text), name


USE = """
import json, os
import petlib
from petlib import AsyncPetlibClient, Client, PetlibClient, PetlibError, UsageError
from petlib.transports import MemoryTransport, Reply

assert Client is PetlibClient and issubclass(UsageError, PetlibError)
absent = [name for name in ("OpenAI", "AsyncOpenAI", "AzureOpenAI", "OpenAIError") if hasattr(petlib, name)]
transport = MemoryTransport(lambda sent: Reply(json=[] if "/pets?" in sent.url else {}))
with PetlibClient(transport=transport) as client:
    client.meta.root()
    client.pets.list(timeout_=3, self_="x", class_="y")
    client.pets.create(name="Rex")
AsyncPetlibClient()
first, second, third = transport.requests
print(json.dumps([absent, first.url, dict(first.headers), second.url, second.headers["class"], third.body.decode()]))
"""
OPENAI = {
    "OPENAI_API_KEY": "sk-never", "OPENAI_BASE_URL": "https://never.example", "OPENAI_ORG_ID": "never",
    "OPENAI_PROJECT_ID": "never", "OPENAI_ADMIN_KEY": "never", "OPENAI_WEBHOOK_SECRET": "never", "OPENAI_LOG": "debug",
}  # fmt: skip


def test_use(folder: Path) -> None:
    """Address, key and user agent are the service's. OpenAI's variables have no effect."""
    absent, url, headers, second, own, form = json.loads(run(USE, folder, PETLIB_API_KEY="pet", **OPENAI))
    assert absent == []
    assert url == "https://eu.pets.example/v2/"
    headers = {name.lower(): value for name, value in headers.items()}
    assert headers["x-pet-key"] == "pet"
    assert headers["user-agent"] == "petlib/1.4.2"
    assert "authorization" not in headers
    assert "never" not in json.dumps(headers)
    assert second == "https://eu.pets.example/v2/pets?timeout=3&self=x"
    assert own == "y"
    assert form == "name=Rex"


def test_variables(folder: Path) -> None:
    """PETLIB_BASE_URL sets the address, PETLIB_LOG turns its logger on, and the error for a missing key names its variable."""
    program = """
import petlib
from petlib.transports import MemoryTransport
client = petlib.Client(transport=MemoryTransport([]), api_key="k")
print(client.base_url)
try:
    petlib.Client(transport=MemoryTransport([])).meta.root()
except petlib.PetlibError as error:
    print(error)
"""
    told = run(program, folder, PETLIB_BASE_URL="https://here.example", PETLIB_LOG="info", **OPENAI).splitlines()
    assert told[0] == "https://here.example/"
    assert "PETLIB_API_KEY" in told[1]
    assert "an X-Pet-Key header in default_headers" in told[1]


def test_import(folder: Path) -> None:
    """Every name of the package can be used."""
    import_all(folder, "petlib")


# --- the key ------------------------------------------------------------------------------------------------------------

SCHEMES: list[tuple[Any, str, str]] = [
    ({"type": "apiKey", "in": "header", "name": "X-App"}, "secretive", "x-app: secretive"),
    ({"type": "http", "scheme": "bearer"}, "secret:k", "authorization: Bearer secret:k"),
    ({"type": "http", "scheme": "basic"}, "user:pass", "authorization: Basic dXNlcjpwYXNz"),
    ({"type": "http", "scheme": "Token"}, "k", "authorization: Token k"),
    ({"type": "oauth2", "flows": {}}, "k", "authorization: Bearer k"),
    ({"type": "openIdConnect", "openIdConnectUrl": "https://x.example"}, "k", "authorization: Bearer k"),
    ({"type": "apiKey", "in": "header", "name": "X-Pet-Key"}, "k", "x-pet-key: k"),
    ({"type": "apiKey", "in": "cookie", "name": "session"}, "k", "cookie: session=k"),
    ({"type": "apiKey", "in": "query", "name": "appid"}, "k&l", "?appid=k%26l"),
]
SEND = """
import asyncio, json
import petlib
from petlib.transports import AsyncMemoryTransport, MemoryTransport, Reply

key = {key!r}
shown = []
for given in (key, lambda: key):
    transport = MemoryTransport([Reply(status=400, json={{}})])
    client = petlib.Client(api_key=given, transport=transport, on_response=lambda event: shown.append(repr(event)))
    try:
        client.meta.root()
    except petlib.APIStatusError as error:
        shown += [str(error), repr(error), repr(error.request)]
    (sent,) = transport.requests
    print(json.dumps([sent.url, {{name.lower(): value for name, value in sent.headers.items()}}]))
transport = AsyncMemoryTransport([Reply(json={{}})])
asyncio.run(petlib.AsyncClient(api_key=key, transport=transport).meta.root())
(sent,) = transport.requests
print(json.dumps([sent.url, {{name.lower(): value for name, value in sent.headers.items()}}]))
assert not any("appid=k" in each or "secretive" in each for each in shown), shown
"""


@pytest.fixture(scope="module")
def keyed(made: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package whose lines about the key can be changed."""
    return written(made, tmp_path_factory.mktemp("keyed"))


@pytest.mark.parametrize(("scheme", "key", "sent"), SCHEMES, ids=lambda value: str(value)[:60])
def test_keys(pets: dict[str, Any], made: Build, keyed: Path, scheme: Any, key: str, sent: str) -> None:
    """The key is sent as the spec says, whether it is a text or a function, and never shown."""
    found = key_of(_with_schemes(made, {"key": scheme}))
    assert found.required
    for name in ("client.py", "async_client.py"):
        text = made.files[name].replace(
            'key_header = ("X-Pet-Key", "")', f'key_header = ("{found.header}", "{found.prefix}")'
        )
        assert (text != made.files[name]) == (found.header != "X-Pet-Key")
        (keyed / "petlib" / name).write_text(text)
    # Two texts of one length in one second: bytecode of the first would pass for that of the second.
    for line in run(SEND.format(key=key), keyed, PYTHONDONTWRITEBYTECODE="1").splitlines():
        url, headers = json.loads(line)
        if sent.startswith("?"):
            assert url.endswith(sent)
            assert not {"authorization", "x-pet-key"} & headers.keys()
        else:
            name, _, value = sent.partition(": ")
            assert headers[name] == value


def _with_schemes(made: Build, schemes: dict[str, Any], security: Any = ("key",)) -> Any:
    from dataclasses import replace

    operations = tuple(replace(operation, security=security) for operation in made.api.operations)
    return replace(made.api, security_schemes=schemes, operations=operations)


def test_which_scheme(made: Build) -> None:
    """The scheme is the one that most operations name; none if none is named; the only one if the spec does not say."""
    bearer, own = {"type": "http", "scheme": "bearer"}, {"type": "apiKey", "in": "header", "name": "X-Own"}
    assert key_of(_with_schemes(made, {"a": bearer, "b": own}, ("b",))).header == "X-Own"
    assert not key_of(_with_schemes(made, {"a": bearer}, ())).required
    assert not key_of(_with_schemes(made, {}, None)).required
    undecided = key_of(_with_schemes(made, {"b": own}, None))
    assert (undecided.header, undecided.required) == ("X-Own", False)
    assert key_of(_with_schemes(made, {"a": {"type": "mutualTLS"}}, ("a",))).header == "Authorization"


def test_no_key(pets: dict[str, Any], tmp_path: Path) -> None:
    """A service without security can be called without a key, sync and async."""
    document = deepcopy(pets)
    del document["security"], document["components"]["securitySchemes"]
    program = """
import asyncio
from open_pets import AsyncOpenPetsClient, OpenPetsClient
from open_pets.transports import AsyncMemoryTransport, MemoryTransport, Reply
transport = MemoryTransport([Reply(json={})])
OpenPetsClient(transport=transport).meta.root()
asyncio.run(AsyncOpenPetsClient(transport=AsyncMemoryTransport([Reply(json={})])).meta.root())
print(sorted(name.lower() for name in dict(transport.requests[0].headers)))
"""
    found = run(program, written(foreign(document, tmp_path, "open_pets"), tmp_path / "out"), **OPENAI)
    assert "authorization" not in found


# --- the address --------------------------------------------------------------------------------------------------------


def test_no_address(pets: dict[str, Any], tmp_path: Path) -> None:
    """Without an address in the spec one has to be passed. The error and a note say how."""
    made = foreign(pets | {"servers": [{"url": "/v2"}]}, tmp_path)
    assert any("PETLIB_BASE_URL" in note for note in made.notes)
    program = """
import petlib
try:
    petlib.Client(api_key="k")
except petlib.UsageError as error:
    print(error)
print(petlib.Client(api_key="k", base_url="https://x.example").base_url)
"""
    told, address = run(program, written(made, tmp_path / "out"), **OPENAI).splitlines()
    assert "base_url=" in told
    assert "PETLIB_BASE_URL" in told
    assert address == "https://x.example/"


# --- whose document ------------------------------------------------------------------------------------------------------


def test_another_revision_of_openai(tmp_path: Path) -> None:
    """It uses the names in spec/. Those that apply to nothing are only remarks."""
    value, _ = read_text((DOCUMENTS / "first.yaml").read_bytes(), "first.yaml")
    made = foreign(value, tmp_path, "wherry")
    assert made.plan.brand.name == ""
    assert made.notes == []
    assert any("idle overlay" in each for each in made.readings)
    assert '"OpenAI": "Client"' in made.files["__init__.py"]
    assert "def create(" in made.files["resources/completions.py"]


def test_a_name_of_its_own(pets: dict[str, Any], tmp_path: Path) -> None:
    """The package of another service is not called wherry."""
    with pytest.raises(PipelineError, match="not OpenAI's spec") as caught:
        foreign(pets, tmp_path, "wherry")
    assert "--package" in caught.value.fix


def test_config(pets: dict[str, Any], tmp_path: Path) -> None:
    """A folder of decisions replaces the one of this repository. Its idle entries are noted by name."""
    config = tmp_path / "config"
    (config / "overlays").mkdir(parents=True)
    (config / "surface.toml").write_text('[methods]\n"GET /" = "service.status"\n"GET /gone" = "gone.away"\n')
    (config / "docs.toml").write_text('[operations]\n"GET /" = "Say how the library is."\n')
    (config / "overlays" / "010-name.yaml").write_text(
        "overlay: 1.0.0\ninfo: { title: A name, version: '1' }\nx-reason: the service sends it\n"
        "actions:\n"
        '  - { target: "$.components.schemas.Pet.properties.name", update: { maxLength: 7 } }\n'
        '  - { target: "$.components.schemas.Gone", update: { maxLength: 7 } }\n'
    )
    made = foreign(pets, tmp_path, config=config)
    assert "Say how the library is." in made.files["resources/service.py"]
    assert "At most 7 characters." in made.files["resources/pets/__init__.py"]
    assert made.notes == [
        "idle overlay 010-name.yaml: $.components.schemas.Gone",
        "1 entry of surface.toml and docs.toml applies to nothing here: [methods] GET /gone",
    ]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("surface.toml", b"\xff", "surface.toml cannot be read"),
        ("docs.toml", b"\xff", "docs.toml cannot be read"),
        ("surface.toml", b"[methods", "surface.toml cannot be read"),
        ("surface.toml", b"methods = 5", "methods is not a table but 5"),
        ("surface.toml", b"[nonsense]", "unknown table: [nonsense]"),
        ("docs.toml", b"[operation]", "unknown table: [operation]"),
        ("docs.toml", b'[operations]\n"GET /" = 5', "[operations] 'GET /' is 5, where a text is expected"),
        ("docs.toml", b'[parameters]\nlimit = "x"', "[parameters] 'limit' is 'x', where a table is expected"),
        ("surface.toml", b'[methods]\n"GET /" = 5', "[methods] 'GET /' is 5, where a text is expected"),
        ("surface.toml", b'[methods]\n"GET /" = "class.all"', "'class.all' is not the path of a method"),
        ("surface.toml", b'[prefixes]\n"/pets" = "a b"', "[prefixes] '/pets' is 'a b'"),
        ("surface.toml", b'[classes]\nPet = "None"', "[classes] 'Pet' is 'None'"),
        ("surface.toml", b'[names]\n"a b" = "Pet"', "[names] 'a b'"),
        ("surface.toml", b'[areas.pets]\nnames = ["("]', "[areas] 'pets' has a pattern that is none: '('"),
        ("surface.toml", b'[streams]\n"GET /" = "x"', "[streams] 'GET /' is 'x', where a table is expected"),
    ],
)
def test_a_configuration_of_another_form(
    pets: dict[str, Any], name: str, text: bytes, words: str, tmp_path: Path
) -> None:
    """The error names the file, the table and the entry."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / name).write_bytes(text)
    with pytest.raises(PipelineError) as caught:
        foreign(pets, tmp_path, config=tmp_path / "config")
    assert words in str(caught.value)
    assert name in caught.value.fix


# --- what stands beside it -------------------------------------------------------------------------------------------------


def test_project_files(made: Build, tmp_path: Path) -> None:
    """pyproject.toml, README.md and tests name the package, its version and what it needs; a user's own are left alone."""
    files = project_files(made.plan, made.version, ROOT)
    assert place(files, tmp_path, "petlib") == []
    project = tomllib.loads((tmp_path / "pyproject.toml").read_text())
    assert (project["project"]["name"], project["project"]["version"]) == ("petlib", "1.4.2")
    assert [re.split(r"[<>=]", each)[0] for each in project["project"]["dependencies"]] == ["attrs", "httpx"]
    (unchecked,) = project["tool"]["mypy"]["overrides"]
    assert unchecked == {"module": "petlib._runtime.*", "ignore_errors": True}
    readme = (tmp_path / "README.md").read_text()
    assert "PetlibClient(" in readme
    assert "`PETLIB_API_KEY`" in readme
    assert not re.search(r"(?i)openai|wherry", readme)
    assert place(files, tmp_path, "petlib") == []
    assert place(files, tmp_path, "other") == ["pyproject.toml", "README.md", "tests/test_every_method.py"]
    (tmp_path / "README.md").write_text("mine")
    assert place(files, tmp_path, "petlib") == ["README.md"]
    assert (tmp_path / "README.md").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "pyproject.toml", "tests"]
    assert [path.name for path in (tmp_path / "tests").iterdir()] == ["test_every_method.py"]
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "tests").write_text("mine")
    assert place(files, tmp_path / "elsewhere", "petlib") == ["tests/test_every_method.py"]


def test_arguments_of_the_tests(made: Build) -> None:
    """The tests of a project give bytes where an upload is, and no body whose type is called after files; a path gets text."""
    text = project_files(made.plan, made.version, ROOT)["tests/test_every_method.py"]
    (function,) = (node for node in ast.parse(text).body if getattr(node, "name", "") == "arguments_of")
    known: dict[str, Any] = {"re": re, "inspect": inspect, "Any": Any}
    exec(compile(ast.Module([function], []), "arguments_of", "exec"), known)

    def method() -> None:
        """Stands in for a method."""

    def parameter(name: str, annotation: str, kind: Any = inspect.Parameter.KEYWORD_ONLY) -> inspect.Parameter:
        return inspect.Parameter(name, kind, annotation=annotation)

    method.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            parameter("number", "p.Number", inspect.Parameter.POSITIONAL_OR_KEYWORD),
            parameter("file", "FileTypes"),
            parameter("notes", "p.FileNotes | None"),
            parameter("name", "str"),
        ]
    )
    assert known["arguments_of"](method) == {"number": "1", "file": b"1", "notes": {}, "name": "1"}


def test_titles_stay_text(pets: dict[str, Any], tmp_path: Path) -> None:
    """Whatever the title contains, pyproject.toml is TOML, and the README has no markup from the spec."""
    title = 'x"\n[project.scripts]\nrun = "os:system" <script>\x7f\u2028 ](javascript:x) `'
    made = foreign(pets | {"info": {"title": title, "version": "1"}}, tmp_path)
    files = project_files(made.plan, made.version, ROOT)
    assert "scripts" not in tomllib.loads(files["pyproject.toml"])["project"]
    assert "<script>" not in files["README.md"]
    assert "](" not in files["README.md"]


def test_it_builds(made: Build, tmp_path: Path) -> None:
    """The folder can be built into a wheel that contains the package."""
    written(made, tmp_path)
    place(project_files(made.plan, made.version, ROOT), tmp_path, "petlib")
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(tmp_path / "dist"),
        str(tmp_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = (tmp_path / "dist").iterdir()
    assert wheel.name == "petlib-1.4.2-py3-none-any.whl"
