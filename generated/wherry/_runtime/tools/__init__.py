"""Runs of tools: the model calls functions until it has an answer.

loop       what comes next: pure; chat: where chat completions differ
async_run  AsyncToolRun, the run as a stream; its twin is ToolRun
"""

# Copied from templates/runtime/tools/__init__.py: edit it there.
