"""The rules of both levels, listed and explained: what each means for a program and for the version."""

from __future__ import annotations

import textwrap
from difflib import get_close_matches

from pipeline.home import program

from .. import surface, wire
from ..errors import SettingsInvalid
from ..finding import Bump, Rule, Severity

BUMPS = {Severity.BREAK: Bump.MAJOR, Severity.RISK: Bump.MINOR, Severity.SAFE: Bump.MINOR, Severity.NONE: Bump.PATCH}


def rules() -> dict[str, Rule]:
    """Return every rule by its id, those of the document first."""
    return {**wire.RULES, **surface.RULES}


def listing() -> str:
    """Return the list of rules, one per line."""
    return "".join(f"{rule.id}  {rule.severity!s:<5}  {rule.title}\n" for rule in rules().values())


def page() -> str:
    """Return the rules as a page in Markdown."""
    rows = {"W": "", "S": "", "D": ""}
    for rule in rules().values():
        why = (rule.why or rule.title + ".").replace("|", "&#124;")
        rows[rule.id[0]] += f"| `{rule.id}` | {rule.title} | {rule.severity} | {BUMPS[rule.severity]} | {why} |\n"
    head = "| rule | what changed | severity | version | for a program |\n|---|---|---|---|---|\n"
    return f"""\
<!-- Written by scripts/apidiff.py rules --markdown; edit the rules in scripts/apidiff/wire/rules.py and surface/rules.py. -->
# The rules of the API diff

[wherry-apidiff](apidiff.md) tells what changed by these rules. The severity is the usual one: the direction (a request or an
answer) or a detail may change it.

## The spec

{head}{rows["W"]}{rows["D"]}
## The Python client

{head}{rows["S"]}"""


def explain(rule_id: str) -> str:
    """Return the explanation of a rule. Raises SettingsInvalid if there is no such rule."""
    known = rules()
    rule = known.get(rule_id.upper())
    if rule is None:
        near = get_close_matches(rule_id.upper(), known, n=3, cutoff=0.5)
        raise SettingsInvalid(
            f"there is no rule {rule_id}",
            fix=f"did you mean {' or '.join(near)}?" if near else f"list them: {program('apidiff')} rules",
        )
    level = "the Python surface" if rule.id.startswith("S") else "the spec"
    said = [
        f"{rule.id}  {rule.title}",
        f"  level     {level}",
        f"  severity  {rule.severity} (the direction or a detail may change it)",
        f"  version   {BUMPS[rule.severity]}",
    ]
    return "\n".join(said + textwrap.wrap(rule.why, 96, initial_indent="  ", subsequent_indent="  ")) + "\n"
