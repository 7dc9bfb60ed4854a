"""Wheels, sdists and folders without a manifest: breaks that users of generated packages met, and that names alone hide."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from apidiff.finding import Severity
from apidiff.surface import compare, read_package
from interface import PackageUnreadable
from pipeline.manifest.short import whole
from tests.pipeline.generating import ROOT

METADATA = "Metadata-Version: 2.1\nName: parcel\nVersion: {version}\nRequires-Python: {python}\nRequires-Dist: httpx>=0.28\nRequires-Dist: rich; extra == 'cli'\n"

BASE = {
    "__init__.py": "from ._client import Client\nfrom . import types\n__all__ = ['Client', 'types']\n",
    "_client.py": """
from __future__ import annotations
from typing import Union, Iterable
from ._types import NotGiven, NOT_GIVEN
from .types import Parcel, ParcelParam, Answer
class Client:
    def send(self, parcel: ParcelParam, *, notes: Union[Iterable[str], NotGiven] = NOT_GIVEN) -> Answer: ...
    async def track(self, id: str) -> Parcel: ...
""",
    "_types.py": "class NotGiven: ...\nNOT_GIVEN = NotGiven()\n",
    "_models.py": "import pydantic\nclass BaseModel(pydantic.BaseModel): ...\n",
    "types/__init__.py": """
from .parcel import Parcel as Parcel
from .parcel_param import ParcelParam as ParcelParam
from .answer import Answer as Answer
""",
    "types/parcel.py": """
from typing import Optional
from typing_extensions import Literal
from .._models import BaseModel
__all__ = ["Parcel", "Sender"]
class Sender(BaseModel):
    name: str
class Parcel(BaseModel):
    id: str
    sender: Sender
    kind: Literal["box"]
    output: str
    error: Optional[str] = None
""",
    "types/parcel_param.py": """
from typing_extensions import Literal, Required, TypedDict
class ParcelParam(TypedDict, total=False):
    kind: Required[Literal["box"]]
    output: Required[str]
""",
    "types/answer.py": "from .._models import BaseModel\nclass Answer(BaseModel):\n    ok: bool\n",
}
"""A package in the style of generated clients."""

UNION = {
    "types/__init__.py": BASE["types/__init__.py"] + "from .box import Box as Box\nfrom .tube import Tube as Tube\n",
    "types/box.py": BASE["types/parcel.py"].replace('["Parcel", "Sender"]', '["Box", "Sender"]').replace("class Parcel", "class Box"),
    "types/tube.py": BASE["types/answer.py"].replace("Answer", "Tube").replace("ok: bool", "length: float"),
    "types/parcel.py": """
from typing import Union
from typing_extensions import Annotated, TypeAlias
from .box import Box
from .tube import Tube
__all__ = ["Parcel"]
Parcel: TypeAlias = Annotated[Union[Box, Tube], "discriminator"]
""",
}  # fmt: skip
STRING_OR_LIST = {
    "types/parcel.py": BASE["types/parcel.py"].replace("output: str", "output: Union[str, List[Sender]]").replace("import Optional", "import List, Optional, Union"),
    "types/parcel_param.py": BASE["types/parcel_param.py"].replace("Required[str]", "Required[Union[str, Iterable[str]]]").replace("from typing_ext", "from typing import Iterable, Union\nfrom typing_ext"),
}  # fmt: skip
STRING_TO_CLASS = {
    "types/parcel.py": BASE["types/parcel.py"].replace("error: Optional[str]", "error: Optional[Failure]").replace("class Parcel", "class Failure(BaseModel):\n    code: int\nclass Parcel"),
}  # fmt: skip


def wheel(folder: Path, changes: dict[str, str], version: str = "1", python: str = ">=3.9") -> Path:
    """Write the package as a wheel."""
    path = folder / f"parcel-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in {**BASE, **changes}.items():
            archive.writestr(f"parcel/{name}", text)
        archive.writestr(f"parcel-{version}.dist-info/METADATA", METADATA.format(version=version, python=python))
    return path


def sdist(folder: Path, changes: dict[str, str], version: str = "1") -> Path:
    """Write the package as an sdist, with the tests and the metadata that one has."""
    path = folder / f"parcel-{version}.tar.gz"
    files = {f"src/parcel/{name}": text for name, text in {**BASE, **changes}.items()}
    files |= {"PKG-INFO": METADATA.format(version=version, python=">=3.9"), "tests/__init__.py": "", "setup.py": ""}
    with tarfile.open(path, "w:gz") as archive:
        for name, text in files.items():
            info = tarfile.TarInfo(f"parcel-{version}/{name}")
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return path


def unpacked(folder: Path, changes: dict[str, str]) -> Path:
    """Write the package as a folder."""
    for name, text in {**BASE, **changes}.items():
        path = folder / "parcel" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder / "parcel"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (UNION, {("S011", Severity.BREAK, "types.Parcel"), ("S012", Severity.RISK, "types.parcel.Sender")}),
        (STRING_OR_LIST, {("S042", Severity.RISK, "types.Parcel.output"), ("S028", Severity.SAFE, "types.ParcelParam.output")}),
        (STRING_TO_CLASS, {("S045", Severity.BREAK, "types.Parcel.error")}),
    ],
    ids=["a class becomes a union", "a string becomes a string or a list", "a string becomes a class"],
)  # fmt: skip
def test_three_that_broke_users(changes: dict[str, str], expected: set[Any], tmp_path: Path) -> None:
    """What no list of names shows is found, and nothing is told beside it."""
    old, new = read_package(wheel(tmp_path, {})), read_package(wheel(tmp_path, changes, "2"))
    assert {(each.rule, each.severity, each.at) for each in compare(old, new)} == expected


def test_who_uses_a_union_that_was_a_class(tmp_path: Path) -> None:
    """What is declared as the class that the union took in has not changed for its callers."""
    narrower = {
        **UNION,
        "_client.py": BASE["_client.py"]
        .replace("-> Parcel", "-> Box")
        .replace("import Parcel,", "import Box, Parcel,"),
    }
    found = compare(read_package(wheel(tmp_path, {})), read_package(wheel(tmp_path, narrower, "2")))
    assert "S030" not in {each.rule for each in found}


def test_wheel_sdist_and_folder_are_alike(tmp_path: Path) -> None:
    """One package has one surface, however it is packed."""
    one = read_package(wheel(tmp_path, {}))
    assert one["interface"] == read_package(sdist(tmp_path, {}))["interface"]
    assert one["interface"] == read_package(unpacked(tmp_path, {}))["interface"]
    assert one["interface"] == read_package(str(tmp_path / "parcel"))["interface"]
    assert (one["package"], one["version"]) == ("parcel", "1")
    assert read_package(sdist(tmp_path, {}))["python"] == one["python"]


def test_an_installed_package(tmp_path: Path) -> None:
    """Beside its folder lies what the installer wrote of it."""
    folder = unpacked(tmp_path, {})
    info = tmp_path / "parcel-7.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(METADATA.format(version="7", python=">=3.12"))
    manifest = read_package(folder)
    assert (manifest["version"], manifest["python"]["requires"]) == ("7", ">=3.12")


def test_requirements(tmp_path: Path) -> None:
    """A Python that is supported no more is a break; what only an extra needs is no dependency."""
    old, new = read_package(wheel(tmp_path, {})), read_package(wheel(tmp_path, {}, "2", ">=3.12"))
    assert [(each.rule, each.at) for each in compare(old, new)] == [("S080", "requires-python")]


def test_sentinels_are_nothing(tmp_path: Path) -> None:
    """Another way to say "not given" changes no call."""
    changes = {
        "_types.py": "class Omit: ...\nomit = Omit()\n",
        "_client.py": BASE["_client.py"].replace("NotGiven", "Omit").replace("NOT_GIVEN", "omit"),
    }
    assert compare(read_package(wheel(tmp_path, {})), read_package(wheel(tmp_path, changes, "2"))) == ()


def test_private_modules_are_private(tmp_path: Path) -> None:
    """Whatever becomes of modules with an underscore, nobody is told."""
    changes = {"_gone.py": "class Old: ...\n", "_models.py": BASE["_models.py"] + "class Extra: ...\n"}
    old, new = read_package(wheel(tmp_path, changes)), read_package(wheel(tmp_path, {}, "2"))
    assert compare(old, new) == ()


def test_its_own_manifest_counts(tmp_path: Path) -> None:
    """A package that comes with a manifest is not read."""
    own = (ROOT / "generated" / "wherry" / "api-surface.json").read_text("utf-8")
    assert read_package(wheel(tmp_path, {"api-surface.json": own})) == whole(json.loads(own))
    assert read_package(ROOT / "generated" / "wherry") == whole(json.loads(own))


def test_stubs_and_bad_modules(tmp_path: Path) -> None:
    """A stub says more than its module; a package with a module that is no Python is refused, and the module named."""
    changes = {"types/answer.pyi": "class Answer:\n    ok: str\n"}
    manifest = read_package(wheel(tmp_path, changes))
    (field,) = manifest["interface"]["classes"]["parcel.types.Answer"]["fields"]
    assert field["type"] == "str"
    with pytest.raises(PackageUnreadable, match=r"^in parcel, types/bad\.py: line 1: "):
        read_package(wheel(tmp_path, {**changes, "types/bad.py": "class (\n"}))


def test_refusals(tmp_path: Path) -> None:
    """What holds no package, or several, is refused by name."""
    text = tmp_path / "notes.txt"
    text.write_text("no archive")
    (tmp_path / "empty").mkdir()
    (tmp_path / "cut.whl").write_bytes(wheel(tmp_path, {}).read_bytes()[:200])
    two = tmp_path / "two"
    for name in ("a", "b"):
        (two / name).mkdir(parents=True)
        (two / name / "__init__.py").touch()
    for path, words in (
        (tmp_path / "nowhere.whl", "does not exist"),
        (text, "is neither a wheel, an sdist nor a folder"),
        (tmp_path / "empty", "holds no Python package"),
        (tmp_path / "cut.whl", "is neither a wheel"),
        (two, "holds several packages: a, b; name the folder of one"),
    ):
        with pytest.raises(PackageUnreadable, match=words):
            read_package(path)
