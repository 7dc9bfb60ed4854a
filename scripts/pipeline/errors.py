"""Why a build stops. Every error says what is wrong, where (a JSON pointer), and which file to edit.

PipelineError
  SpecChanged        load: the spec or the supplement is not the one that lock.toml pins
  SpecUnreadable     load: not an OpenAPI spec, broken YAML, a reference to nothing
  OverlayIdle        overlay: an overlay that changes nothing
  OverlayInvalid     overlay: an overlay that cannot be read
  SupplementIdle     supplement: an entry that adds nothing
  SupplementInvalid  supplement: an entry that cannot be read, or not be added
  Unsupported        normalize: a construct that the generator does not know
  NameClash          plan: two things with the same name
  OperationDropped   parse: the parser lost an operation
  SchemaDropped      parse: the parser lost a schema
  OperationUnplaced  plan: an operation without a place among the methods
  SurfaceIdle        plan: an entry of surface.toml or docs.toml that applies to nothing
  TemplateError      render: a faulty template
  FormatError        format: ruff is missing or refuses the output
  NotPython          format, write: output that does not compile, or a package that cannot be imported
"""

from __future__ import annotations


class PipelineError(Exception):
    """The build stopped: `what` is wrong at `pointer`; `fix` says which file to edit, and how."""

    def __init__(self, what: str, *, pointer: str = "", fix: str = "") -> None:
        self.what = what
        self.pointer = pointer
        self.fix = fix
        super().__init__(what)

    def __str__(self) -> str:
        lines = [self.what]
        if self.pointer:
            lines.append(f"  at   {self.pointer}")
        if self.fix:
            lines.append(f"  fix  {self.fix}")
        return "\n".join(lines)


class SpecChanged(PipelineError): ...


class SpecUnreadable(PipelineError): ...


class OverlayIdle(PipelineError): ...


class OverlayInvalid(PipelineError): ...


class SupplementIdle(PipelineError): ...


class SupplementInvalid(PipelineError): ...


class Unsupported(PipelineError): ...


class NameClash(PipelineError): ...


class OperationDropped(PipelineError): ...


class SchemaDropped(PipelineError): ...


class OperationUnplaced(PipelineError): ...


class SurfaceIdle(PipelineError): ...


class TemplateError(PipelineError): ...


class FormatError(PipelineError): ...


class NotPython(PipelineError): ...
