"""The supplement: what the official package says and the spec does not, and the table of its names.

    made(spec, base, newest) -> Written

In the order in which the modules work:

  finding      one comparison of one place, and the changes that would settle it
  documents    a document: operations, webhooks, sockets, types
  views        what a place allows, references followed
  matching     which member of a union is which
  homes        the part of an `allOf` that a change belongs to
  types        two types, and all that is below them
  calls        two operations
  sockets      unions of events
  walk         both documents in step
  news         spec, base and newest wheel: what is new, what always differed, what is gone
  twins        X and XParam, where they are one schema
  joining      several schemas -> one
  classes      class of the wheel -> schema of the spec, or a new one
  naming       names of new components
  content      parts of the wheel -> parts of the supplement
  additions    changes -> entries
  parts        the supplement that the newest wheel asks for
  holding      one part, and what it had before
  keeping      what stays of the supplement from before
  table        class of the wheel -> place in the whole
  making       all of it
  written      the bytes of both files

Rule: what the spec says stays, even where the wheel of its time (the base) says something else. Only what the wheel has
changed since is added. Whatever is made is laid under the spec and walked again: then nothing may be left to add.

"The wheel" is always the official package, and "the table of names" spec/official-names.yaml. This folder makes the
supplement; scripts/pipeline/supplement, a stage of the generator, applies it.
"""

from __future__ import annotations

from .written import NAMES, SUPPLEMENT, Written, made

__all__ = ("NAMES", "SUPPLEMENT", "Written", "made")
