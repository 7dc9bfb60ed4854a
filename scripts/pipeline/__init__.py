"""From an OpenAPI spec to a Python package. Each stage is a folder or a module.

load -> overlay -> supplement -> normalize -> parse -> plan -> render -> types -> inject -> format -> manifest -> write (or compare)

A stage is one public function that takes values and returns values. Nothing is written to disk before `write`.

    load/         a file, URL or wheel -> a document; lenient JSON and YAML
    overlay       the corrections in spec/overlays
    supplement/   what the official package says and the spec does not (spec/supplement.yaml)
    normalize/    the document rewritten so that the parser reads it without losing anything
    parse/        the types, found by the parser; `direct` finds them without it, for comparisons
    plan/         every decision: names, places, methods, types, unions
    render/       the templates, and the text for them
    types/        the modules of types that users of the official package import
    inject        the runtime
    format        ruff
    manifest/     api-surface.json
    write/        the folder, replaced in one move

    document/     what each node of a document is, JSON pointers, defects, the canonical form
    api           the values between parse and plan
    package       the values between plan and render
    errors        why a build stops
    home          where templates/ and spec/ are, in this repository and in the wheel of the tools
    library       the one module that imports openapi-python-client
    package_name  whether a package can have a name
    checking      whether the output is Python that can be imported
    build         runs the stages
    stats         counts what went in and what came out
"""
