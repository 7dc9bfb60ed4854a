"""Errors: what each kind carries. Checked, never run."""
# pyright: strict, reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from datetime import timedelta
from typing import Any

from typing_extensions import assert_type

import wherry
from wherry import Client


def caught(client: Client) -> None:
    """From the special to the general; attributes are typed."""
    try:
        client.models.list()
    except wherry.RateLimitError as error:
        assert_type(error.status_code, int)
        assert_type(error.request_id, str | None)
        assert_type(error.code, str | int | None)
    except wherry.APIStatusError as error:
        assert_type(error.status, int)
        assert_type(error.headers.get("x-request-id"), str | None)
        assert_type(error.body, object)
    except wherry.APITimeoutError as error:
        connection: wherry.APIConnectionError = error
        print(connection)
    except wherry.IncompleteStreamError as error:
        assert_type(error.events, int)
        stream: wherry.StreamError = error
        print(stream)
    except wherry.UsageError as error:
        value: ValueError = error
        print(value)
    except wherry.APIError as error:
        assert_type(error.message, str)
        assert_type(error.type, str | None)
    except wherry.OpenAIError as error:
        own: wherry.WherryError = error
        print(own)


def made(response: Any, request: Any) -> list[wherry.APIError]:
    """Errors are made as tests of programs make them; what they have of the HTTP library is of any type."""
    error = wherry.RateLimitError("m", response=response, body=None)
    print(error.response.headers.get("retry-after"), error.request.url, error.request.headers)
    assert_type(error.payload, object)
    return [
        error,
        wherry.BadRequestError(message="m", response=response, body={"code": "x"}),
        wherry.APIError("m", request, body=None),
        wherry.APIConnectionError(request=request),
        wherry.APIConnectionError(message="m", request=request),
        wherry.APITimeoutError(request),
        wherry.APIResponseValidationError(response=response, body=None, message="m"),
        wherry.OAuthError(response=response, body=None),
    ]


def read(client: Client, raw: wherry.RawResponse[wherry.models.Model]) -> None:
    """Raw answers, files and pages have the types that they are asked for."""
    assert_type(raw.parse(), wherry.models.Model)
    assert_type(raw.parse(to=str), str)
    assert_type(raw.parse(to=list[int]), list[int])
    assert_type(raw.elapsed, timedelta)
    assert_type(raw.retries_taken, int)
    assert_type(client.files.wait_for_processing("f", poll_interval=1), wherry.models.FileObject)
    assert_type(client.files.retrieve_content("f"), str)
    info = client.files.list().next_page_info()
    print(info and info.params)


def wrong(error: wherry.APIConnectionError, other: wherry.WherryError) -> None:
    """Slips are errors where they are made."""
    _ = error.status_code  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    _ = other.body  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    _ = wherry.RateLimitErorr  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
