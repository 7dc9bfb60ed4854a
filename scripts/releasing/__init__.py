"""A release: one version for three wheels, built, compared and tried before anything in the repository changes.

errors      why a release stops
versions    the form and the order of versions
git         the repository, and clones of it
rules       what must hold before
places      the files that carry the version
building    six files, built twice
contents    what is in them
trying      each wheel in an environment of its own
stages      all of it, in order
"""
