# Generated.
__all__ = ["Metadata"]
Metadata = dict[str, str]
