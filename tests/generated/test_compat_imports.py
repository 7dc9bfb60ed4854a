"""`wherry.compat` costs nobody anything who does not import it, and says what it needs."""

from __future__ import annotations

import pytest

from tests.generated.test_imports import CHAT, CLIENT, LOADED, run

IMPORT = """
try:
    import wherry.compat.openai
except ImportError as error:
    told["error"], told["name"] = str(error), error.name
"""
OLD = "import types\nsys.modules['openai'] = types.ModuleType('openai')\nsys.modules['openai'].__version__ = '2.53.1'\n"
NEEDS = "wherry.compat.openai needs CPython and the package openai, 2.54 or newer"


@pytest.mark.parametrize("code", ["import wherry", CLIENT + CHAT, "import wherry\nwherry.preload()"])
def test_nothing_of_it_is_imported(code: str) -> None:
    """Neither `import wherry` nor a call nor preload() imports a module of it."""
    loaded = run(f"{code}\n{LOADED}")["loaded"]
    assert [name for name in loaded if ".compat" in name] == []


def test_it_says_what_to_install() -> None:
    """Without the official package, or with one that is too old, the ImportError says what to do."""
    assert run(IMPORT) == {"error": f"{NEEDS}, beside it: pip install openai", "name": "openai"}
    told = run(OLD + IMPORT)
    assert told["error"] == f"{NEEDS}; 2.53.1 is installed: pip install --upgrade openai"
