"""Errors: what each kind carries. Checked, never run."""

from __future__ import annotations

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
        assert_type(error.code, str | None)
    except wherry.APIStatusError as error:
        assert_type(error.status, int)
        assert_type(error.headers.get("x-request-id"), str | None)
        assert_type(error.body, Any)
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
    except (wherry.APIError, wherry.OpenAIError) as error:
        assert_type(error.message, str)


def wrong(error: wherry.APIConnectionError, other: wherry.WherryError) -> None:
    """Slips are errors where they are made."""
    _ = error.status_code
    _ = other.body
    _ = wherry.RateLimitErorr
