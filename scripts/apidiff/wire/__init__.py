"""The document level of the diff: what the service takes and gives, whatever the words and the spelling.

    read(document) -> Graph                  the canonical graph of a document; never stops at a fault
    compare(old, new) -> tuple[Change, ...]  one change for each root cause
    moved(old, new) -> dict                  pointers of the schemas that have another name, old -> new
    to_json(graph), from_json(value)         a graph as plain JSON values, for a cache
    RULES                                    the catalogue, by id

How a comparison goes, module by module:

  graph                 the values: the generator's shapes, in one spelling; operations
  canonical, calls      a document -> the graph, by the rules of `pipeline.normalize`
  prose                 what the document says to people, as digests
  reading               all of it together; the graph as JSON
  lookup, recursion     one document and what is asked of its types: members, digests
  signature             what a type says where it is written
  spelling              types and places in words
  pairing               which schema is which: the same name, or a rename
  reach                 which operations reach a schema, and in which direction
  edits                 one edited place, with a verdict for each direction
  type_changes, matching   two types at one place
  scalars, limits       texts and numbers; constraints, formats, defaults
  objects               two objects
  operations, payloads  two operations: parameters, bodies, answers
  whole                 servers, security, webhooks, new faults, words
  fold                  edits -> changes: what is written once is told once, twins are told together
  rules                 the catalogue
"""

from __future__ import annotations

from .compare import compare, moved
from .graph import Graph
from .reading import from_json, read, to_json
from .rules import RULES

__all__ = ["RULES", "Graph", "compare", "from_json", "moved", "read", "to_json"]
