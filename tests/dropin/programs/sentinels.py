"""Pass arguments on with defaults that mean "not given"."""

from openai import NOT_GIVEN, NotGiven, Omit, OpenAI, omit
from openai._types import NOT_GIVEN as N2


def ask(temperature: float | NotGiven = NOT_GIVEN, user: str | Omit = omit):
    return OpenAI().chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": "x"}], temperature=temperature, user=user
    )


assert ask().id and isinstance(NOT_GIVEN, NotGiven) and isinstance(omit, Omit) and not NOT_GIVEN
