"""openapi-python-client: its parser and its template environment. No other module imports it.

Its programming interface is not public and may change with any release, so the version is pinned and checked.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openapi_python_client
from jinja2 import Environment, StrictUndefined
from openapi_python_client import Project
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
from openapi_python_client.schema.untrusted_string import UntrustedString

from .errors import PipelineError
from .home import INSTALL

PINNED = "0.29.1"

__all__ = [
    "AnyProperty",
    "BooleanProperty",
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
    "Property",
    "StringProperty",
    "UnionProperty",
    "read",
    "template_environment",
]


def config() -> Config:
    """Return the configuration of the parser."""
    return Config.from_sources(
        ConfigFile(), MetaType.NONE, Path("openapi.yaml"), "utf-8", overwrite=True, output_path=None
    )


def check_version() -> None:
    """Refuse every version but the one that this module is written for."""
    found = openapi_python_client.__version__
    if found != PINNED:
        raise PipelineError(
            f"openapi-python-client {found} is installed; this pipeline is written for {PINNED}",
            fix=f"{INSTALL}, or review scripts/pipeline/library.py",
        )


def read(document: dict[str, Any]) -> GeneratorData | GeneratorError:
    """Return what the parser makes of a document."""
    check_version()
    return GeneratorData.from_dict(document, config=config())


def template_environment(folder: Path) -> Environment:
    """Return the Jinja environment of a project for our templates. A name that is not defined is an error."""
    check_version()
    nothing = UntrustedString("")
    data = GeneratorData(nothing, None, nothing, models=[], errors=[], endpoint_collections_by_tag={}, enums=[])
    environment = Project(openapi=data, config=config(), custom_template_path=folder).env
    environment.undefined = StrictUndefined
    return environment
