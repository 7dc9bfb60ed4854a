"""The ground floor: every other room may use it, and it uses none of them. Pure.

unset            UNSET, the default of everything that may be left out, and the other sentinels
secrets          keys, URLs and headers that do not show themselves; masking: what may be shown of them
address          whether a URL can be a base URL
headers          headers that ignore case and never show a secret; rate_limits: the limits that an answer tells
errors           every error class; api_error: what those know that come from a call
usage_errors     those that the caller's mistakes raise; timed_out: what a timeout tells
socket_errors    those of WebSocket connections; closing: how one ended
request_summary  what an error may say about its request; http_objects: request and response as objects of httpx
timeouts         Timeout; deadline: how much of its limits is left for a call
operation        Operation: what the generated code says about an operation of the API
field_docs       what help() tells of the fields of models, and of the attributes of errors
pickles          values pickle by their public names
nearest          which known name somebody meant
annotating       names in annotations that are imported when a tool evaluates them; lazy_package: names of a package
offered          what Tab offers of a generated module
typed_dicts      TypedDict and Required as pydantic takes them
log              the logger of the package
settled          what a function of the caller's returned, awaited if it can be
caller           where the user's code is, for warnings; deprecating: what goes away in a later version
around           whether anybody takes note of calls: the switch of client/surrounding.py
interrupts       exceptions that a signal handler of the program raised during a call
"""
