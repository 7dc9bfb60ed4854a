"""Objects of ours that pass for objects of the official package, which has to be installed: `wherry.compat.openai`.

names           which class of ours stands for an official one, by their paths
places          which official classes a place takes, as the annotations of the official package say
pydantic_side   what a twin answers to pydantic
twins           twins: classes that are both, ours and by `__class__` an official one
fitting         which twin each object of a value becomes
models          `wherry.models` with twins, for the helpers of streams
official        what the official package has for a resource and for a method; says what to install
decoding        decoders that make twins; real: objects of the official package itself
casting         official classes that a program names: `cast_to`
errors          errors that both packages know
guises          streams, pages and events that pass for official ones; async_guises: what they do besides
resources       resources, and what their helpers return
base            options and decoders of the clients; async_clients: their calls; async_connections: their WebSockets
traced          methods that give way to what a tracer put in the place of the official ones; traced_call: such a call
traced_request  the same for `client.request`
traced_stream   streams on their way through a tracer; async_seen: as tracers know them

Where `isinstance` says no, although it should say yes:
- of a model: does `wherry.types` have a class at its path (spec/official-names.yaml)? tests/compat/test_fitting_everywhere.py tries all
- of a model in a helper's stream: is its name in `wherry.models` another one (`models._UNDER_ANOTHER_NAME`)?
- of a stream, a page, a raw answer or an event of a helper: is it in `guises._GUISES`?
"""

# Copied from templates/runtime/compat/__init__.py: edit it there.
