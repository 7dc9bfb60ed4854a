"""Runs of tools: the model calls functions until it has an answer.

loop       what comes next (pure)
chat       where chat completions differ
async_run  the run as a stream
"""
