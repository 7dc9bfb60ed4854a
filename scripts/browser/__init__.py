"""Python in a browser, from files of this machine alone: the runtime as a folder to serve, and the chat page with a server for it."""
