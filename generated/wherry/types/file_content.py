# Generated.
FileContent = str
