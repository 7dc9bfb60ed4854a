"""From an operation and its arguments to the bytes of a request. Pure.

options     the settings of a client, from arguments and the environment
build       Request: an operation, its arguments and the options of the client, ready to send
query       paths and query strings
body        the body, by the kind that the operation takes
unknown     keywords that a method does not have; meant: what they mean
multipart   multipart/form-data
files       files and bodies that are read while they are sent
file_kinds  the name and type of a file, from its first bytes
file_types  the types that the API accepts as a file
"""
