"""Put the API description into the wheel and the sdist of wherry-server.

In the repository it is made from spec/; an sdist has it already, so that both give the same wheel.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DOCUMENT = "wherry_server/openapi.json"


class AddDocument(BuildHookInterface[Any]):
    """Called by hatchling with each wheel and each sdist."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what making the document needs."""
        return [] if self._is_there() else list(_maker().REQUIREMENTS)

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the document, where it is not there."""
        self._folder = tempfile.TemporaryDirectory(prefix="wherry-server-")
        if version == "editable":
            return  # the server makes it when it starts
        document = Path(self.root, DOCUMENT)
        if not self._is_there():
            document = Path(self._folder.name, "openapi.json")
            document.write_bytes(_maker().packed(_maker().made()))
            document.chmod(0o644)
        # pyproject.toml leaves it out, so that it comes last in both cases.
        build_data["force_include"][str(document)] = DOCUMENT

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made."""
        self._folder.cleanup()

    def _is_there(self) -> bool:
        return Path(self.root, DOCUMENT).is_file()


def _maker() -> Any:
    """Return the module that makes the document, which is in the repository alone."""
    here = str(Path(__file__).resolve().parent)
    if here not in sys.path:
        sys.path.append(here)
    import lean_document

    return lean_document
