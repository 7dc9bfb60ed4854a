"""Send the calls of an sdist with its own package, and print the requests as JSON: test -> method, URL, headers, body.

Run by an interpreter that has the package's dependencies, with the folder `src` of the sdist first on the path:
`python -m tests.beside.record SDIST`. Nothing reaches the network: the request ends in the transport.
"""

from __future__ import annotations

import base64
import json
import sys
import warnings
from operator import attrgetter
from pathlib import Path
from typing import Any, NoReturn

from tests.beside import SETTINGS
from tests.beside.reading import Call, read


class Sent(BaseException):
    """A request has reached the transport. No `except Exception` on the way holds it up."""


def main() -> None:
    import httpx2
    import openai

    sdist = Path(sys.argv[1]).resolve()
    if not Path(str(openai.__file__)).is_relative_to(sdist):
        raise SystemExit(f"openai was imported from {openai.__file__}, not from {sdist}")
    warnings.simplefilter("ignore", DeprecationWarning)

    def keep(request: Any) -> NoReturn:
        body = base64.b64encode(request.read()).decode()
        raise Sent(request.method, str(request.url), request.headers.multi_items(), body)

    client = openai.OpenAI(
        **SETTINGS, max_retries=0, http_client=httpx2.Client(transport=httpx2.MockTransport(keep), trust_env=False)
    )
    json.dump({call.test: request_of(client, call) for call in read(sdist)}, sys.stdout)


def request_of(client: Any, call: Call) -> tuple[Any, ...]:
    """Return the request that the call sends. Raises RuntimeError, with the test, if it sends none."""
    try:
        attrgetter(call.method)(client)(*call.args, **call.kwargs)
    except Sent as sent:
        return sent.args
    except Exception as error:
        raise RuntimeError(f"{call.test} sends nothing") from error
    raise RuntimeError(f"{call.test} sends nothing")


if __name__ == "__main__":
    main()
