"""What streams add up to: events in, snapshots and events out. Pure.

parsed  texts and arguments of calls become values
"""
