"""From the bytes of a response to values and errors. Pure.

whole            whole responses: what they have in common, and those of bytes; raw: typed on demand
cast             a response as a type that the caller names
answer           a whole response before it is decoded; decode: how its body becomes a value
error_of         how a response, a payload or a failed connection becomes an error
content_coding   gzip, deflate, br, zstd
bytes_in         a body in pieces, as bytes and lines; body_buffer: a body that is read whole, up to a limit
reported_error   whether a body of success reports an error; error_text: what an error says; hints: what to look at after it
sse              the grammar of server-sent events; json_lines: streams of JSON lines
stream_opening   how a stream begins; event_framing: which grammar it has; end_marks: how it says that it is complete
events           from bytes to typed events; stream_event: one of them as the server sent it
webhooks         verify and read a webhook
"""
