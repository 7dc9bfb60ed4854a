"""The programs of the wheel `wherry-tools`: wherry-apidiff and wherry-generate.

In the wheel, the packages `apidiff`, `pipeline` and `interface` are in this one; hatch_build.py puts them there.
"""
