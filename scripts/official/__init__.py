"""Facts of the API as the official Python package states them: names, verbs, paths and types, read with `ast`.

Nothing of the package is imported or run, and none of its sentences or code is taken.

archive                  a file, or what pip downloads
wheel                    modules, and what a name in them means
schemas                  an annotation -> JSON Schema
fields, classes          models, TypedDicts, aliases -> types
function                 a method as a table: arguments, values, the request
sending, answers         what the method sends, and what comes back
methods                  a method -> operation, second name, helper
resources                the tree, from the client down
operation                what is known of one operation, as values
elsewhere                requests that no method makes itself
public                   what users import from the modules of types
reading                  all of it -> the model
component_names, document   the model -> one OpenAPI document
strangers                what cannot be read, by file and line
command                  `spec.py sdk --show`, `--all`, `--write`

Rule: each construct is in a closed list. What is not in it is listed by file and line, all places at once.
"""

from __future__ import annotations

from .document import document_of, written
from .operation import Answer, Body, Method, Operation, Parameter
from .reading import Reading, read, read_package
from .strangers import Stranger

__all__ = (
    "Answer",
    "Body",
    "Method",
    "Operation",
    "Parameter",
    "Reading",
    "Stranger",
    "document_of",
    "read",
    "read_package",
    "written",
)
