"""What spec/ is pinned to: the spec, the official packages beside it, and the files that were made of them.

lock      lock.toml: read, written, compared with the files
files     several files replaced at once, or none
history   when a file on GitHub was changed last
uploads   when the versions of a package were uploaded, as the index that pip uses says
wheels    the newest official package, and the one nearest to the spec
supplying  `spec.py sdk`: the files made of these two, and the lock
"""

from __future__ import annotations
