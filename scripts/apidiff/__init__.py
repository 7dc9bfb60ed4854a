"""The API diff: what changed between two versions of an API, and what that means for programs in Python.

    inputs    files, revisions, wheels -> two sides: an Api (what the document says) and a manifest (what the package has)
    wire/     Api, Api -> Changes: one for each place of the document that was edited
    surface/  manifest, manifest -> Effects: what a program that imports the package will notice
    join      Changes, Effects -> Findings: one for each root cause, with its Python effects
    report/   Findings -> text, Markdown, JSON, SARIF, annotations, junit, changelog

Everything before `report` is values in and values out; the same input gives the same bytes.
"""
