"""Tracers, each of which patches the official package in its own way. Their spans go into `SPANS`, and nowhere else."""

from __future__ import annotations

import os
from collections.abc import Callable

from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

__all__ = ("SPANS", "TRACERS")

SPANS = InMemorySpanExporter()


def _provider() -> TracerProvider:
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(SPANS))
    return provider


def openai_v2() -> None:
    """It wraps methods of resource classes, with wrapt."""
    from opentelemetry.instrumentation.openai_v2 import OpenAIInstrumentor

    OpenAIInstrumentor().instrument(tracer_provider=_provider())


def openinference() -> None:
    """It wraps `request` of the client classes, with wrapt, and tells answers by their official class."""
    from openinference.instrumentation.openai import OpenAIInstrumentor

    OpenAIInstrumentor().instrument(tracer_provider=_provider())


def langfuse() -> None:
    """It wraps methods of resource classes, takes keywords of its own, and goes into streams."""
    os.environ |= {"LANGFUSE_PUBLIC_KEY": "pk-test", "LANGFUSE_SECRET_KEY": "sk-test"}
    from langfuse import Langfuse

    Langfuse(tracer_provider=_provider(), span_exporter=InMemorySpanExporter())  # it would send them elsewhere
    import langfuse.openai  # noqa: F401 - this is what patches


def logfire() -> None:
    """It replaces `request` of the client classes by a function that holds the original in its closure."""
    import logfire

    logfire.configure(send_to_logfire=False, console=False, additional_span_processors=[SimpleSpanProcessor(SPANS)])
    logfire.instrument_openai()


TRACERS: dict[str, Callable[[], None]] = {each.__name__: each for each in (openai_v2, openinference, langfuse, logfire)}
"""Name -> what switches the tracer on."""
