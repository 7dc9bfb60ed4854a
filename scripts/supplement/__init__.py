"""The supplement: what the official package says and the spec does not.

finding      one comparison of one place, and the change that would settle it
documents    a document: operations, webhooks, sockets, types
views        what a place allows, references followed
matching     which member of a union is which
homes        the part of an `allOf` that a change belongs to
types        two types, and all that is below them
calls        two operations
walk         both documents in step
"""
