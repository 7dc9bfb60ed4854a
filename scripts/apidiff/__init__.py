"""The API diff: what changed between two versions of an API, and what that means for programs in Python.

    inputs    files, revisions, wheels -> two sides: a document, a manifest (what the package has), or both
    levels    a side -> its canonical graph and its manifest, read once and cached
    wire/     graph, graph -> Changes: one for each place of the document that was edited
    surface/  manifest, manifest -> Effects: what a program that imports the package will notice
    join      Changes, Effects -> Findings: one for each root cause, with its Python effects; attribution: who made it
    policy    how grave that is; accept: what somebody has taken on; bump: which version it needs
    report/   Findings -> text, Markdown, JSON, SARIF, annotations, junit, changelog

Everything before `report` is values in and values out; the same input gives the same bytes.
"""
