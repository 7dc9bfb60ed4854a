# Generated.
Metadata = dict[str, str]
