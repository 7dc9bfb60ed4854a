"""How much of a rate limit a client uses, and how often it is refused: `python scripts/bench limits`.

scenarios  the limits that are kept, and the rows that are sent
server     a service with such limits, in a process of its own
ways       how rows are sent: by wherry, by the official package, by a script of many programs
worker     a process that sends its rows in one way
command    which way meets which scenario, in which environment; the table
"""
