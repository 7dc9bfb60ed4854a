"""The client against OpenAI-compatible servers that others wrote. All of them run on this machine, offline.

litellm     the proxy, with mock answers: chat, streams, responses, embeddings, models, errors
fakellm     chat and streams; everything else is a 404
llmock      chat, responses, embeddings, files, batches; breaks what it is told to break, and judges the client
mock-llm    (npm @dwmkerr/mock-llm) answers from a file, with as few fields as a server can get away with

What they do otherwise than the service, and what the client makes of it:

- mock-llm leaves out ids, indices, usage and the type of a tool call: these read as None; a call without a type comes
  as an UnknownModel that holds it.
- mock-llm answers 200 to a stream that failed and puts the error into it: the iteration raises it as an APIError.
- litellm's mock of a streamed response fails with 500 and an event stream for a body: its first event is the error.
- litellm adds fields (max_input_tokens, text_tokens, cost): these are kept, and read as attributes.
- fakellm ignores its own error rules for streams: such a call just succeeds.
- None of them checks that there are messages, and only litellm asks for a key.
"""
