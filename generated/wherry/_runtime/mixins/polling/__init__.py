"""Wait until the service is done with work that takes minutes.

Every `..._and_poll` starts the work and asks for its state until it is no longer queued or in progress. Most of these
methods are generated, from spec/surface.toml [polls]; those that upload files first are mixins. Between two looks the
transport sleeps, so the wait works on every runtime. However the work ended (completed, failed, cancelled ...), its
last state is returned. Only a wait that takes longer than `poll_timeout_s` is an error: a PollTimeoutError, which holds
the last state. Nothing is cancelled then; `poll` waits on.

pace            how long to wait, and when to give up (pure)
waiting         the loops
files           mixin: wait for a file, read one as text
vector_stores   mixins: upload files, attach them to a vector store, and wait
"""

# Copied from templates/runtime/mixins/polling/__init__.py: edit it there.
