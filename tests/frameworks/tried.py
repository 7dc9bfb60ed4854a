"""What is tried: the frameworks, where they are installed, the steps of each, the kinds of clients, and what is known not to work."""

from __future__ import annotations

import ast
from pathlib import Path

import tomllib

__all__ = ("BROKEN", "FIRST", "FRAMEWORKS", "FURTHER", "KINDS", "REAL_CLASSES", "cases", "kinds_for", "steps_of")

HERE = Path(__file__).parent

FIRST, FURTHER = "steps", "steps/further"
"""What everybody does with a framework (63 steps, which are counted), and what programs do later on."""

FRAMEWORKS: dict[str, dict[str, str]] = {
    "frameworks": {
        "agents": "openai-agents",
        "autogen": "autogen-ext[openai]",
        "haystack": "haystack-ai",
        "langchain": "langchain-openai",
        "mem0": "mem0ai",
        "outlines": "outlines",
        "pydantic_ai": "pydantic-ai-slim[openai]",
        "smolagents": "smolagents[openai]",
    },
    "frameworks-openai2": {"instructor": "instructor", "llama_index": "llama-index-llms-openai"},
}
"""Environment -> the frameworks in it -> what is installed for them; the groups of pyproject.toml."""

KINDS = ("wherry", "compat")
"""The kinds of clients that do every step, beside those of the official package."""

REAL_CLASSES = {
    "agents": "responses_conversation",
    "autogen": "turns",
    "haystack": "responses_agent",
    "instructor": "asked_again",
    "langchain": "responses_conversation",
    "llama_index": "responses_turns",
    "mem0": "tools",
    "outlines": "structured",
    "pydantic_ai": "responses_history_saved",
    "smolagents": "agent",
}
"""Framework -> the step that is also done with objects of the official package's own classes; without one, none is."""

BROKEN: dict[str, dict[str, dict[str, str]]] = tomllib.loads(HERE.joinpath("broken.toml").read_text("utf-8"))
"""Kind of client -> framework -> step -> why it does not work."""


def steps_of(framework: str, *folders: str) -> list[str]:
    """Return the names of the steps in these folders (default: all), read without importing the framework."""
    modules = [HERE / folder / f"{framework}.py" for folder in folders or (FIRST, FURTHER)]
    return [
        node.name
        for module in modules
        if module.parent.name != "further" or module.exists()
        for node in ast.parse(module.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and not node.decorator_list
        and not node.name.startswith("_")
    ]


def kinds_for(framework: str, step: str) -> tuple[str, ...]:
    """Return the kinds of clients of this package that do a step."""
    return (*KINDS, "real") if REAL_CLASSES.get(framework) == step else KINDS


def cases(environment: str) -> list[tuple[str, str, str]]:
    """Return what there is to check in an environment: framework, step, kind of client."""
    return [
        (framework, step, kind)
        for framework in FRAMEWORKS[environment]
        for step in steps_of(framework)
        for kind in kinds_for(framework, step)
    ]
