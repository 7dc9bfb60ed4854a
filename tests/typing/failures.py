"""Errors: what each kind carries. Checked, never run."""
# pyright: strict, reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

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


def wrong(error: wherry.APIConnectionError, other: wherry.WherryError) -> None:
    """Slips are errors where they are made."""
    _ = error.status_code  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    _ = other.body  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
    _ = wherry.RateLimitErorr  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
