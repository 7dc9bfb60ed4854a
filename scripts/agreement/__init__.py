"""How far the spec and the official package agree, where both speak.

counting   comparisons -> how many agree, by what was compared
reasons    spec/agreement.toml: why they differ, and who is right
report     both -> text or JSON
command    `spec.py agreement`
"""

from __future__ import annotations
