"""Hand-written parts of generated classes, named in spec/surface.toml [extends].

output_text  `response.output_text`
uploads      large files in parts; parallel: the same work several times at once
polling/     wait for work that takes minutes
"""

# Copied from templates/runtime/mixins/__init__.py by scripts/generate.py. Edit it there.
