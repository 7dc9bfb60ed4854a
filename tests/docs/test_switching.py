"""The command of docs/frameworks.md that changes a whole code base changes imports and patched names, and nothing else."""

from __future__ import annotations

import subprocess
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "frameworks.md"
CHANGES = {
    "import openai": "import wherry.compat.openai as openai",
    "    import openai  # later": "    import wherry.compat.openai as openai  # later",
    "import openai as oai": "import wherry.compat.openai as oai",
    "from openai import OpenAI, types": "from wherry.compat.openai import OpenAI, types",
    'with patch("openai.OpenAI") as made:': 'with patch("wherry.compat.openai.OpenAI") as made:',
    "mocker.patch('openai.AsyncAzureOpenAI')": "mocker.patch('wherry.compat.openai.AsyncAzureOpenAI')",
}
STAYS = (
    "from openai.types.chat import ChatCompletion",
    "import openai.types.chat",
    'patch("openai.resources.chat.completions.Completions.create")',
    "import openai_agents",
    'getLogger("openai")',
)


def test_the_command_changes_what_it_should(tmp_path: Path) -> None:
    """Clients come from the compat module, types and resources from where they were."""
    command = (
        PAGE.read_text("utf-8").partition("## A whole code base\n")[2].partition("```text\n")[2].partition("```")[0]
    )
    assert command.startswith("git ls-files '*.py' | xargs sed ")
    program = tmp_path / "program.py"
    program.write_text("\n".join([*CHANGES, *STAYS]))
    command = command.replace("git ls-files '*.py'", "ls *.py")
    subprocess.run(["bash", "-euo", "pipefail", "-c", command], cwd=tmp_path, check=True)
    assert program.read_text().splitlines() == [*CHANGES.values(), *STAYS]
