"""Objects of ours that pass for objects of the official package, which has to be installed: `wherry.compat.openai`.

names          which class of ours stands for an official one, by their paths
places         which official classes a place takes, as the annotations of the official package say
pydantic_side  what a twin answers to pydantic
twins          twins: classes that are both, ours and by `__class__` an official one
fitting        which twin each object of a value becomes
models         `wherry.models` with twins, for the helpers of streams
official       what the official package has for a resource and for a method; says what to install
decoding       decoders that make twins, or objects of the official package itself (real)
casting        official classes that a program names: `cast_to`
errors         errors that both packages know
guises         streams, pages and events that pass for official ones; what they do besides is in async_guises
resources      resources, and what their helpers return
base           options and decoders of the clients; their calls are in async_clients
"""

# Copied from templates/runtime/compat/__init__.py: edit it there.
