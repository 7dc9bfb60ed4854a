"""The calls. Only this room, `transports` and `mixins` wait: the clock, the pace and the connection are here.

async_client             one call, from its arguments to the value that it returns
base                     what both clients share; link: what a client shares with its copies; settings: options as attributes, base_url: the address as one
official_options         options that the official package has; official_advice: its names that are not here
keywords                 what no client takes is refused; meant: with what was meant; unopened: of a stream without `with`
exchange                 one call with its attempts: which request next, how long to wait, when to give up
retry                    whether to try again, and when
redirects                where a response of 3xx leads
resource                 what generated methods hang on; modes: parts, with_raw_response and with_streaming_response
async_stream             AsyncStream; async_opening: whether a response without the right label is a stream
async_lasting            a stream that outlives its connection; course: what it does when that is cut
async_limits             a call that may take only so long; alarm: how what a task awaits is cut off
async_governed           a call that waits for its turn under limits; governed_call: its state, gate: what all of them pass
limits_view              what `client.limits` shows; too_large: whether a request can never pass
surrounding              what surrounds the calls that a function makes, whichever client it uses
async_streamed_response  a response whose body is still to be read
async_gathered           what the streams of helpers have in common
async_chat_stream        `chat.completions.stream`
async_response_stream    `responses.stream`; async_completion_stream: `completions.stream`
async_assistant_stream   streams of an assistant's run, with an event handler
async_parsing            `parse`; parsing: what a helper sends for a type and for tools, and what reads the answer
async_pages              pages of lists; paging: what both kinds share, pages: all of them, and their rules
pager                    what an async list returns; page_of: how a page is decoded
jobs                     what runs beside a stream: tasks, a nursery, threads
vectors                  where embeddings are asked for as base64
anywhere                 calls of any path or address, with cast_to= and options=
module_client            the client of the package itself: `wherry.chat.completions.create(...)`
advice                   what an AttributeError says beside the name
observe                  hooks and logging
azure                    what is different on Azure; azure_address: how its addresses are spelled

Each module `async_x` has a twin `sync_x` in the package, which scripts/generate.py derives from it.
"""

# Copied from templates/runtime/client/__init__.py: edit it there.
