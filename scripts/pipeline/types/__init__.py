"""The stage `types`: the modules that users of the official package import types from, with our classes under its names.

    types(table, plan, templates) -> {"types/chat/chat_completion.py": text, …}

table      spec/official-names.yaml as values: the modules, what their names stand for, which names are refused
places     a pointer into the document -> the class or the type that the plan made of it
targets    a type of the official package -> what stands for it here
spelling   its types as annotations
modules    what each module defines and offers
writing    the templates

Rule: an object that a client returns has one class, that of `models`, under whichever name. Classes are made here only
for what is no schema of its own: the arguments of a call as a TypedDict, and types that no operation mentions.
"""

from .table import NameTable, read
from .writing import types

__all__ = ("NameTable", "read", "types")
