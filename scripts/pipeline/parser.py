"""The parser: the one module that imports openapi-python-client.

Its programmatic interface is not public and may change with any release, so the version is pinned and checked.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openapi_python_client
from openapi_python_client import Project, strings
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError, ParseError
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import AnyProperty, ModelProperty, Property
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty

from .errors import PipelineError

PINNED = "0.29.1"

__all__ = [
    "AnyProperty",
    "BooleanProperty",
    "Config",
    "ConstProperty",
    "Endpoint",
    "FileProperty",
    "FloatProperty",
    "GeneratorData",
    "GeneratorError",
    "IntProperty",
    "ListProperty",
    "ModelProperty",
    "NoneProperty",
    "ParseError",
    "Project",
    "Property",
    "StringProperty",
    "UnionProperty",
    "config",
    "read",
    "strings",
]


def config(output_path: Path | None = None, **overrides: Any) -> Config:
    """Build the parser's configuration; `overrides` are fields of its config file."""
    return Config.from_sources(
        ConfigFile(**overrides), MetaType.NONE, Path("openapi.yaml"), "utf-8", overwrite=True, output_path=output_path
    )


def read(document: dict[str, Any]) -> GeneratorData | GeneratorError:
    """Let the parser read a document."""
    found = openapi_python_client.__version__
    if found != PINNED:
        raise PipelineError(
            f"openapi-python-client {found} is installed; this pipeline is written for {PINNED}",
            fix="install the pinned requirements (requirements-dev.txt), or review scripts/pipeline/parser.py",
        )
    return GeneratorData.from_dict(document, config=config())
