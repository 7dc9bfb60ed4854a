"""What `wherry chat` does.

question  the messages, from words, standard input, files and images
talking   the call, and the answer while it comes
history   conversations on disk, to go on with
"""
