"""The API diff: what changed between two versions of an API, and what that means for Python programs.

From the ground up, each room knows only those before it:

    finding, values, errors   the values in between, their spelling, why a comparison stops
    soundness   whether a document can be compared at all
    wire/       two graphs -> Changes: one for each edited place of the document
    surface/    two manifests -> Effects: what a program that imports the package notices
    verdict/    how serious a finding is, what the allow-list accepts, which version is needed
    options     the command line
    sides/      files, revisions, wheels -> the two sides: a graph, a manifest, or both, read once and cached
    causes/     Changes, Effects -> Findings: one for each root cause, and what caused it
    compare     all of it together -> a Report
    report/     a Report -> text, Markdown, JSON, SARIF, annotations, JUnit, changelog
    cli         the commands

Everything before `report` is values in and values out; the same input gives the same bytes. README.md has the terms.
"""
