"""Wait for what the service works on: mixins of generated resources, each with its async twin.

Every `..._and_poll` begins the work and asks for it until it is no longer queued or in progress. The wait between two
looks is the transport's, so it is real on every runtime. What the work ended as (completed, failed, cancelled ...) is for
the caller to see: only a wait that is longer than `poll_timeout_s` is an error, a PollTimeoutError that holds the last
state. Nothing is cancelled then; `poll` goes on.

pace            how long to wait, and when to give up (pure)
waiting         the loops
vector_stores, threads, videos    the mixins
"""

# Copied from templates/runtime/mixins/polling/__init__.py by scripts/generate.py. Edit it there.
