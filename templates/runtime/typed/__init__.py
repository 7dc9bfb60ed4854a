"""Types of the caller's: the schema that the model has to follow, and the value that its text becomes. Pure.

partial_json  JSON text in pieces -> a value that grows; missing: before it begins
parser        Parser: of a type; strict_schema: its schema
own           types that no library of their own describes; records: their fields; enumerations, texts, annotations, loading
libraries     types of pydantic and msgspec; strict: their schemas, made strict
assembling    a schema with its definitions; nodes: what a schema is made of
lint          what a service would refuse; profiles: its rules and limits
names         readable names; docstrings: descriptions
tool          what the model may call; tool_arguments: its parameters, tool_set: all tools of a call
tool_call     a call of the model's, and what answers it; tool_output: as text, tool_turns: from one turn to the next

Rule: no library is imported unless the type is one of its types, and no rare module of the standard library either.
"""
