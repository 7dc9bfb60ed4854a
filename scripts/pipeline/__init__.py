"""From an OpenAPI document to a Python package, a folder or module for each stage.

load -> overlay -> normalize -> parse -> plan -> render -> inject -> format -> manifest -> write (or compare)

Each stage has one public function, takes values and returns values; nothing touches the disk before `write`.
What travels between the stages is defined in `api.py` (after parse) and `package.py` (after plan); why one stops, in
`errors.py`. `build.py` runs them all, `stats.py` counts what went in and what came out.

    document/   what each node of a document is, JSON pointers, the facts in one spelling (for spec.py)
    load/       a file, URL or wheel; lenient JSON and YAML
    overlay     corrections of spec/overlays
    normalize/  a document that the parser reads without losing anything
    library     openapi-python-client: the one module that imports it
    parse/      the types, by that library; direct: without it, for comparisons
    plan/       every decision: names, homes, methods, types, unions
    render/     the templates, and text for them
    inject/     the runtime, and sync twins of its async modules
    format      ruff
    manifest/   api-surface.json
    checking    whether the output is Python
    write/      the folder, in one move
"""
