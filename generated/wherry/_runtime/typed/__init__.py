"""Types of the caller's: the schema that the model has to follow, and the value that its text becomes. Pure.

partial_json  JSON text in pieces -> a value that grows; missing: before it begins
parser        Parser: the schema of a type, and what reads its values
own           types that no library of their own describes; records: their fields; texts: those that are text in JSON
annotations   what `Annotated` says beside a type; loading: from JSON values to values of a type
libraries     types of pydantic and msgspec; strict: their schemas, made strict
assembling    a schema with its definitions; nodes: what a schema is made of
lint          what a service would refuse; profiles: its rules and limits
names         readable names; docstrings: descriptions
tool          what the model may call; tool_arguments: its parameters, tool_set: all tools of a call
tool_call     a call of the model's, and what answers it; tool_output: as text, tool_turns: from one turn to the next
run_arguments  what a run of tools may be given besides the arguments of its requests

Rule: no library is imported unless the type is one of its types, and no rare module of the standard library either.
"""

# Copied from templates/runtime/typed/__init__.py: edit it there.
