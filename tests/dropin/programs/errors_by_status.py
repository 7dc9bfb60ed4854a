"""Catch each error by its class, and read the status, headers, body and request id."""

import openai
from openai import OpenAI

CLASSES = {
    400: openai.BadRequestError,
    401: openai.AuthenticationError,
    403: openai.PermissionDeniedError,
    404: openai.NotFoundError,
    409: openai.ConflictError,
    422: openai.UnprocessableEntityError,
    429: openai.RateLimitError,
    500: openai.InternalServerError,
    503: openai.InternalServerError,
}
client = OpenAI(max_retries=0)
for status, expected in CLASSES.items():
    try:
        client.chat.completions.create(
            model="gpt-4o",
            messages=[{"role": "user", "content": "x"}],
            extra_headers={"x-fault": f"{status};code=some_code;message=Because."},
        )
        raise SystemExit(f"{status} raised nothing")
    except openai.APIStatusError as error:
        assert type(error) is expected and isinstance(error, openai.APIError) and isinstance(error, openai.OpenAIError)
        assert error.status_code == error.response.status_code == status
        assert error.code == "some_code" and "Because." in error.message and "Because." in str(error)
        assert error.body["message"] == "Because." and error.body.get("code") == "some_code"
        assert error.request_id == error.response.headers["x-request-id"]
        assert error.response.headers.get("content-type", "").startswith("application/json")
        assert error.response.json()["error"]["code"] == "some_code" and "Because." in error.response.text
        assert str(error.request.url).endswith("/chat/completions") and error.request.method == "POST"
        assert error.response.request.url == error.request.url
        assert error.param is None or isinstance(error.param, str)
