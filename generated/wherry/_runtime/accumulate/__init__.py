"""From the pieces of a stream to the object that they make up, and to the events of `.stream()`. Pure: models come in.

growing          texts that grow without being copied; how fields merge that no schema knows
event            the base of the event classes
chat             chunks of chat completions; chat_calls: the fragments of their tool calls
chat_events      the events of chat's `.stream()`
completions      chunks of legacy completions
"""

# Copied from templates/runtime/accumulate/__init__.py by scripts/generate.py. Edit it there.
