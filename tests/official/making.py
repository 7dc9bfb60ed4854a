"""Small wheels for the tests: the machinery that a resource leans on, and around it what a test gives."""

from __future__ import annotations

import textwrap
import zipfile
from pathlib import Path

from interface import PackageFiles
from official import Operation, Reading, read_package

MACHINERY = {
    "__init__.py": "",
    "_client.py": """
        from __future__ import annotations
        from typing import TYPE_CHECKING
        from ._compat import cached_property
        if TYPE_CHECKING:
            from .resources.things import Things
        class OpenAI:
            @cached_property
            def things(self) -> Things:
                from .resources.things import Things
                return Things(self)
            @cached_property
            def with_raw_response(self) -> OpenAIWithRawResponse:
                return OpenAIWithRawResponse(self)
    """,
    "_compat.py": "cached_property = property\n",
    "_types.py": """
        from typing import IO, Mapping, Protocol, Tuple, TypeVar, Union
        class Omit: ...
        class NotGiven: ...
        omit, not_given = Omit(), NotGiven()
        FileContent = Union[IO[bytes], bytes]
        FileTypes = Union[FileContent, Tuple[str, FileContent]]
        Base64FileInput = Union[IO[bytes], bytes]
        T = TypeVar("T")
        class SequenceNotStr(Protocol[T]): ...
        NoneType = type(None)
    """,
    "_models.py": "class BaseModel: ...\n",
    "_streaming.py": "class Stream: ...\n",
    "_legacy_response.py": "class HttpxBinaryResponseContent: ...\n",
    "_base_client.py": "def make_request_options(**options): ...\n",
    "_resource.py": "class SyncAPIResource: ...\nclass AsyncAPIResource: ...\n",
    "pagination.py": """
        from typing import Generic, List, Optional, TypeVar
        _T = TypeVar("_T")
        class SyncPage(Generic[_T]):
            data: List[_T]
            object: str
            def next_page_info(self) -> None: ...
        class SyncTokenPage(Generic[_T]):
            data: List[_T]
            has_more: Optional[bool] = None
            next: Optional[str] = None
    """,
    "resources/__init__.py": "",
    "types/__init__.py": "",
}
RESOURCE = """
from __future__ import annotations
from typing import Any, Dict, Iterable, List, Mapping, Optional, Union, cast
from typing_extensions import Literal, overload
import typing_extensions
from .. import _legacy_response
from ..types import Thing, thing_params
from .._types import FileTypes, NoneType, NotGiven, Omit, SequenceNotStr, not_given, omit
from .._utils import deepcopy_with_paths, extract_files, is_given, maybe_transform, path_template, required_args, strip_not_given
from .._compat import cached_property
from .._multipart import encode_multipart
from .._resource import SyncAPIResource
from .._streaming import Stream
from ..pagination import SyncPage, SyncTokenPage
from .._base_client import make_request_options
"""
TYPES = {
    "types/__init__.py": "from .thing import Thing as Thing\nfrom . import thing_params as thing_params\n",
    "types/thing.py": "from .._models import BaseModel\nclass Thing(BaseModel):\n    id: str\n",
    "types/thing_params.py": """
        from __future__ import annotations
        from typing import Optional
        from typing_extensions import Literal, Required, TypedDict, Annotated
        from .._types import FileTypes, SequenceNotStr
        from .._utils import PropertyInfo
        class ThingParams(TypedDict, total=False):
            name: Required[str]
            size: Optional[int]
            async_: Annotated[bool, PropertyInfo(alias="async")]
            limit: int
            file: FileTypes
            files: SequenceNotStr[FileTypes]
    """,
}
OPTIONS = "extra_headers=extra_headers, extra_query=extra_query, extra_body=extra_body, timeout=timeout"


def source(files: dict[str, str], version: str = "9.8.7") -> PackageFiles:
    """Return a package of these files (module path -> text) and the machinery."""
    texts = {**MACHINERY, **TYPES, **files}
    return PackageFiles("openai", {path: textwrap.dedent(text) for path, text in sorted(texts.items())}, version)


def things(methods: str, *, after: str = "", **files: str) -> Reading:
    """Read a package whose one resource has these methods. Keys of `files` have `__` for `/`, and no `.py`."""
    code = f"{RESOURCE}\nclass Things(SyncAPIResource):\n{textwrap.indent(textwrap.dedent(methods), '    ')}\n{textwrap.dedent(after)}"
    named = {f"{_path(name)}.py": text for name, text in files.items()}
    return read_package(source({"resources/things.py": code, **named}))


def _path(name: str) -> str:
    folder, package, _ = name.partition("____init__")
    return folder.replace("__", "/") + ("/__init__" if package else "")


def method(body: str, arguments: str = "", name: str = "go", returns: str = "Thing") -> str:
    """Return a method with the arguments that all of them have, and this body."""
    head = f"def {name}(self, {arguments}extra_headers=None, extra_query=None, extra_body=None, timeout=None) -> {returns}:\n"
    return head + textwrap.indent(textwrap.dedent(body).strip("\n"), "    ") + "\n"


def request(rest: str = "cast_to=Thing", *, path: str = '"/things"', verb: str = "_post", options: str = "") -> str:
    """Return the statement that makes a request."""
    return (
        f"return self.{verb}({path}, options=make_request_options({OPTIONS}{', ' if options else ''}{options}), {rest})"
    )


def operation(body: str, arguments: str = "", **files: str) -> Operation:
    """Return the one operation of a resource with one method, which has no stranger."""
    reading = things(method(body, arguments), **files)
    assert not reading.strangers, "\n".join(map(str, reading.strangers))
    (found,) = reading.operations.values()
    return found


def types(text: str, **files: str) -> Reading:
    """Read a package in which `Thing` is what the text defines."""
    head = (
        "from __future__ import annotations\nimport builtins\nfrom datetime import date, datetime\n"
        "from typing import TYPE_CHECKING, Any, Dict, Generic, Iterable, List, Optional, Tuple, Union\n"
        "from typing_extensions import Annotated, Literal, Required, TypeAlias, TypedDict\n"
        "from pydantic import Field as FieldInfo, StrictBool\nfrom .._models import BaseModel\nfrom .._utils import PropertyInfo\n"
        "from .._types import Base64FileInput, FileTypes, SequenceNotStr\n"
    )
    return things(method(request()), types__thing=head + textwrap.dedent(text), **files)


def wheel(folder: Path, files: dict[str, str], version: str = "9.8.7") -> Path:
    """Write a wheel of these files and the machinery."""
    path = folder / f"openai-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in source(files).files.items():
            archive.writestr(f"openai/{name}", text)
        archive.writestr(
            f"openai-{version}.dist-info/METADATA", f"Metadata-Version: 2.1\nName: openai\nVersion: {version}\n"
        )
        archive.writestr(f"openai-{version}.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\n")
    return path
