"""openapi_python_client, whose programmatic interface may change with any release: pinned to one version, used here
for its template environment and in parse.py for its parser, and imported nowhere else."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, StrictUndefined
from openapi_python_client import Project, __version__
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.schema.untrusted_string import UntrustedString

from .errors import PipelineError

PINNED = "0.29.1"


def check_version() -> None:
    """Refuse to run on another version than the one that the stages were written for."""
    if __version__ != PINNED:
        raise PipelineError(
            f"openapi-python-client {__version__} is installed; the generator is written for {PINNED}",
            fix="install requirements-dev.txt, or adapt scripts/pipeline/engine.py and parse.py to the new version",
        )


def config() -> Config:
    """The settings for parser and templates. Literal enums keep unknown values readable as plain strings."""
    return Config.from_sources(
        ConfigFile(literal_enums=True, post_hooks=[]),
        meta_type=MetaType.NONE,
        document_source=Path(),
        file_encoding="utf-8",
        overwrite=False,
        output_path=Path(),
    )


def template_environment(folder: Path) -> Environment:
    """The engine's Jinja environment over our templates. A name that a template does not know is an error."""
    check_version()
    nothing = GeneratorData(
        title=UntrustedString(""), description=None, version=UntrustedString(""), models=[], errors=[],
        endpoint_collections_by_tag={}, enums=[],
    )  # fmt: skip
    environment = Project(openapi=nothing, config=config(), custom_template_path=folder).env
    environment.undefined = StrictUndefined
    return environment
