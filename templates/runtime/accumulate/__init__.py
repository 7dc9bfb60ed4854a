"""What streams add up to: pieces in, snapshots and events out. Pure; the models come in as an argument.

growing          texts that grow without being copied; how fields merge that no schema knows
event            the base of the event classes; partial: what a growing text says so far
chat             chunks of chat completions; chat_choice: one choice of them; chat_calls: the fragments of tool calls
chat_events      the events of chat's `.stream()`; chat_telling: which ones a chunk causes
completions      chunks of legacy completions
placing          lists that are filled by index
responses        events of responses, and those of their `.stream()`; response_table: what each event does
response_snapshot  the Response that grows; response_text: its texts; response_events: the classes of events
response_conflicts  events that cannot all be true
runs             events of assistants' runs; run_calls: which methods of an event handler they call
parsed           texts and arguments of calls become values
"""
