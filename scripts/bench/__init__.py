"""The benchmark: what calls cost beside their peers. `python scripts/bench` (or `make bench`) runs it.

command       the command line: what is measured, in which order, for how long
cases         what is measured, and the targets
clients/      the clients under test, one module each; base.py is what a new one has to honour
environments  a virtual environment for each client; the wheel that is measured
server        answers from memory over a raw socket, in a process of its own
payloads      what is sent and answered
worker        a client's process: it measures itself when it is told to
measuring     how each case puts a client to work
processes     the processes that are started, and their end
startup       import and first call, in a fresh process each time
results       the figures, their medians and ratios
report        Markdown and JSON
readme        the table of README.md
pyodide       starts in Pyodide: a part of its own
limits/       how much of a rate limit is used: another

Rules: clients take turns in every round (A B A B), so a busy machine is busy for all of them; what counts is CPU time
of the client's process; a ratio is taken inside a round, and the median over the rounds is shown; every answer is
checked, so that nothing is measured that was not done.
"""
