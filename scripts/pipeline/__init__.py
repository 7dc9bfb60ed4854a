"""From an OpenAPI document to a Python package, a module a stage.

load -> overlay -> normalize -> parse -> plan -> render -> inject -> format -> write (or compare)

Each stage has one public function, takes values and returns values; nothing touches the disk before `write`.
What travels between the stages is defined in `api.py` (after parse) and `package.py` (after plan).
"""
