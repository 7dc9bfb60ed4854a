"""Findings -> what people and machines read. Every function is a Report in, text out; nothing is written here.

layout     which lines, in which order; text, markdown and changelog render them
data       JSON, with schema.json
file_lines the lines of the files that sarif and github point to
"""

from __future__ import annotations
