"""The public interface of a Python package, read from its source without importing it.

archives      wheel, sdist -> the members that are wanted
package_files members, folder -> modules as text, metadata
modules       text -> what a module defines, imports, exports
names         a name -> what it means, and its public path
annotations   an annotation -> canonical type
functions, classes   definitions -> entries of a manifest
reading       all of it -> the section `interface` of api-surface.json
"""

from __future__ import annotations

from .archives import PackageUnreadable
from .package_files import PackageFiles, project_metadata, read_source
from .reading import interface_of

__all__ = ("PackageFiles", "PackageUnreadable", "interface_of", "project_metadata", "read_source")
