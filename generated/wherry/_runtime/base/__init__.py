"""The ground floor: what every other room may use, and what uses none of them. Pure.

unset            UNSET, the default of everything that may be left out
secrets          what may be shown of URLs, keys and headers
address          whether a URL can be a base URL
headers          headers that ignore case and never show a secret
errors           every error class; usage_errors: those that are the caller's
request_summary  what an error may say about its request
timeouts         Timeout
operation        Operation: what the generated code says about one operation
log              the logger of the package
settled          what a function of the caller's returned, awaited if it can be
interrupts       what a signal handler of the program raised in the middle of a call
"""

# Copied from templates/runtime/base/__init__.py by scripts/generate.py. Edit it there.
