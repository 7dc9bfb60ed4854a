"""From an OpenAPI document to a Python package, a module a stage.

load -> overlay -> normalize -> parse -> plan -> render -> inject -> format -> manifest -> write (or compare)

Each stage has one public function, takes values and returns values; nothing touches the disk before `write`.
What travels between the stages is defined in `api.py` (after parse) and `package.py` (after plan); why one stops, in
`errors.py`. `build.py` runs them all, `stats.py` counts what went in and what came out.

What else stands here serves one stage:

    load       source (file, URL, wheel), reader (lenient JSON and YAML), structure (what each node of a document is)
    spec.py    canonical (the facts of a document, in one spelling)
    parse      parser (the one module that imports openapi-python-client)
    parse      direct (the same without the parser, for comparisons of documents)
    plan       dispatch (how a union is decoded without trial)
    render     areas, annotations, decoding, facts_text (text for templates), escape (text of the document)
    manifest   hand_written (methods of resources), exports (public names, by scripts/interface)
"""
