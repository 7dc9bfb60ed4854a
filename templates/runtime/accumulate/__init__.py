"""What streams add up to: pieces in, snapshots and events out. Pure; the models come in as an argument.

growing          texts that grow without being copied; how fields merge that no schema knows
event            the base of the event classes; partial: what a growing text says so far
chat             chunks of chat completions; chat_choice: one choice of them; chat_calls: the fragments of tool calls
chat_events      the events of chat's `.stream()`; chat_telling: which ones a chunk causes
completions      chunks of legacy completions
parsed           texts and arguments of calls become values
"""
