"""The site of the documentation: docs/, and a reference that is written from the package itself; built by Zensical."""
