"""What a compat client returns or raises comes back from the journal of a run as what the client of ours would have."""

from __future__ import annotations

import openai
import pytest

import wherry
from tests.compat.answering import MESSAGES, sync_client
from wherry import models
from wherry._runtime.bulk.keeping.keep import keep, kept


def test_answers_and_errors_come_back() -> None:
    """Twins come back as models with the same content, errors as ours with the same text, official objects as they are."""
    with sync_client() as client:
        answer = client.chat.completions.create(model="m", messages=MESSAGES)
        again = kept(keep(answer))
        assert type(again) is models.ChatCompletion
        assert again.to_dict() == answer.to_dict()
        official = openai.types.chat.ChatCompletion.model_validate(answer.to_dict())
        assert kept(keep([official])) == [official]
        with pytest.raises(openai.RateLimitError) as caught:
            client.chat.completions.create(model="limited", messages=MESSAGES)
    error = kept(keep(caught.value))
    assert type(error) is wherry.RateLimitError
    assert str(error) == str(caught.value)
