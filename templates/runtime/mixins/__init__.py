"""Hand-written parts of generated classes: spec/surface.toml [extends] names them.

output_text   `response.output_text`
embeddings    vectors that come as base64: lists, arrays and buffers
uploads       large files in parts; parallel: the same work several times at once
call_options  what such methods pass on to others
polling/      wait for work that takes minutes: the loops of generated methods, and mixins
"""
