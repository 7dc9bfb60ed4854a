"""Why a build stops. Every error says what was met, where (a JSON pointer) and which file to edit.

PipelineError
  SpecChanged        load: the document is not the one that lock.toml pins
  SpecUnreadable     load: not an OpenAPI document, broken YAML, a reference that leads nowhere
  OverlayIdle        overlay: an overlay that changes nothing
  OverlayInvalid     overlay: an overlay that cannot be read
  Unsupported        normalize: a construct that nobody has taught the generator
  NameClash          normalize, plan: two things that would get one name
  OperationDropped   parse: an operation that went in and did not come out
  SchemaDropped      parse: a schema that went in and did not come out
  OperationUnplaced  plan: an operation for which no method path could be found
  SurfaceIdle        plan: an entry of surface.toml or docs.toml that applies to nothing
  TemplateError      render: a template that uses what does not exist
  FormatError        format: ruff is missing or refuses the output
  NotPython          format, write: output that does not compile, or a package that cannot be imported
"""

from __future__ import annotations


class PipelineError(Exception):
    """A build that stops: `what` was met at `pointer`; `fix` says which file to edit, and how."""

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


class Unsupported(PipelineError): ...


class NameClash(PipelineError): ...


class OperationDropped(PipelineError): ...


class SchemaDropped(PipelineError): ...


class OperationUnplaced(PipelineError): ...


class SurfaceIdle(PipelineError): ...


class TemplateError(PipelineError): ...


class FormatError(PipelineError): ...


class NotPython(PipelineError): ...
