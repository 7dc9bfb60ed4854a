"""Every operation of the API as a command: `wherry RESOURCE METHOD`.

names      which resources and methods there are
overview   what `wherry --help` and `wherry RESOURCE --help` print
kinds      what an argument takes: text, numbers, objects, lists, files
methods    one method: its class, its docstring, its arguments
texts      words, files and standard input as text
values     from words to the values of arguments
parser     the command line of one method
service    which service is called, by a client that returns plain JSON
calling    the call, and what is printed of its result
waiting    methods that wait until work is done: progress, and how they end
running    from `RESOURCE METHOD ...` to the exit code
anything   any other request, for `wherry api`

The arguments of a method are those of its signature, read when it is called. So nothing about them is stored twice, and
the other operations cost nothing.
"""
