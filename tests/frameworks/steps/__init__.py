"""What people do with each framework: a module each, a function a step, which returns what the framework made of the answer.

A step takes a `Given` (see `given.py`) and imports the framework itself. What it returns is JSON: contents, never ids. No part
of it may be empty, as that is what an answer looks like which a framework could not read.
"""
