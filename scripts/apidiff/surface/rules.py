"""The catalogue of surface rules: id -> what it is called, how bad it usually is, what happens to a program.

Rule: an id never changes its meaning; allow-lists and SARIF consumers keep them. S090 is assigned when joining the two
levels, for an effect without a cause in the document; S070 is for comparisons that see docstrings.
"""

from __future__ import annotations

from ..finding import Rule, Severity

_NONE, _SAFE, _RISK, _BREAK = Severity.NONE, Severity.SAFE, Severity.RISK, Severity.BREAK

_CATALOGUE = (
    Rule("S001", "Public name removed", _BREAK, "Importing or naming it fails."),
    Rule("S002", "Public name or optional parameter added", _SAFE, "Nothing that runs today notices."),
    Rule("S003", "Import path moved, the old one kept", _SAFE, "The old import still works."),
    Rule("S010", "Class renamed", _BREAK, "The old name cannot be imported; safe where it is kept as an alias."),
    Rule("S011", "Class became an alias, or the other way round", _BREAK, "Calling it and isinstance with it fail."),
    Rule("S012", "Name of a nested class changed", _RISK, "Only a program that names the nested class notices."),
    Rule(
        "S013", "Base class removed", _RISK, "isinstance with the base, and whatever was inherited from it, may fail."
    ),
    Rule("S014", "Meaning of an alias changed", _RISK, "As for a type that changes, at every place that uses it."),
    Rule("S020", "Method removed or renamed", _BREAK, "Calling it raises AttributeError."),
    Rule("S021", "Parameter renamed", _BREAK, "Passing it by its old name raises TypeError."),
    Rule("S022", "Method moved in the resource tree", _BREAK, "Calling it at its old place raises AttributeError."),
    Rule("S023", "Parameter removed", _BREAK, "Passing it raises TypeError."),
    Rule("S024", "Something required was added or became required", _BREAK, "A call without it fails."),
    Rule("S025", "Something required became optional", _SAFE, "Every call still works."),
    Rule("S026", "Way to pass a parameter changed", _BREAK, "A call form that was legal raises TypeError."),
    Rule(
        "S027", "Accepted type narrowed", _RISK, "A type checker refuses what it accepted before; the server may, too."
    ),
    Rule("S028", "Accepted type widened", _SAFE, "Everything that was accepted still is."),
    Rule("S029", "Default changed", _RISK, "A call that does not pass it does something else."),
    Rule("S030", "Return type changed, incompatible", _BREAK, "Code that uses the answer fails."),
    Rule("S031", "Return type widened", _RISK, "An answer may be something that the program does not expect."),
    Rule("S032", "Return type narrowed", _SAFE, "Every answer is one that the program expects."),
    Rule(
        "S033",
        "Kind of answer changed: page, stream, async",
        _BREAK,
        "Iterating or awaiting it fails; another kind of page is a risk.",
    ),
    Rule("S040", "Attribute removed", _BREAK, "Reading it raises AttributeError, passing it is refused."),
    Rule("S041", "Attribute added", _SAFE, "Nothing that runs today notices."),
    Rule("S042", "Attribute type widened", _RISK, "It may hold something that the program does not expect."),
    Rule("S043", "Attribute type narrowed", _SAFE, "What it holds is still expected."),
    Rule("S044", "Attribute renamed in Python only", _BREAK, "Reading it by its old name raises AttributeError."),
    Rule("S045", "Attribute type changed, incompatible", _BREAK, "Code that uses it fails."),
    Rule(
        "S050", "Value of a Literal or enum removed", _BREAK, "Sending it is refused; safe where it is only received."
    ),
    Rule("S060", "Exception removed or given other bases", _BREAK, "An except clause no longer catches it."),
    Rule("S070", "Docstring changed", _NONE, "Nothing changes for a program."),
    Rule(
        "S080",
        "Supported Python or dependency narrowed",
        _BREAK,
        "The package can no longer be installed where it could before.",
    ),
    Rule("S090", "Surface changed without a cause in the spec", _RISK, "The generator or its settings changed."),
)

RULES: dict[str, Rule] = {rule.id: rule for rule in _CATALOGUE}
