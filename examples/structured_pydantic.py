"""Sort a message with a pydantic model: the model's answer is validated by your class, its rules included.

    python examples/structured_pydantic.py "My parcel has not come, and I need it on Friday!"

The same works with chat completions as with responses; here it is a chat.
"""

from __future__ import annotations

import sys
from datetime import date
from enum import Enum

from pydantic import BaseModel, Field, ValidationError

from wherry import Client, LengthFinishReasonError

MODEL = "gpt-5-mini"


class Topic(str, Enum):
    """What a message is about."""

    DELIVERY = "delivery"
    PAYMENT = "payment"
    OTHER = "other"


class Ticket(BaseModel):
    """A message of a customer, sorted."""

    topic: Topic
    urgency: int = Field(ge=1, le=5, description="5: today")
    wanted_by: date | None = Field(description="Only if the customer names a day.")
    summary: str


def main(message: str) -> None:
    """Print what the message is about."""
    with Client() as client:
        try:
            completion = client.chat.completions.parse(
                model=MODEL,
                messages=[
                    {
                        "role": "system",
                        "content": f"Sort the customer's message. Today is {date.today():%A, %Y-%m-%d}.",
                    },
                    {"role": "user", "content": message},
                ],
                response_format=Ticket,
            )
        except LengthFinishReasonError as error:
            print("Cut off:", error.completion.choices[0].message.content)
            return
        except ValidationError as error:  # pydantic's own: a rule that JSON Schema cannot say, for example
            print("Does not fit:", error)
            return
    answer = completion.choices[0].message
    if answer.parsed is None:
        print("Refused:", answer.refusal)
        return
    ticket = answer.parsed
    print(f"{ticket.topic.value}, urgency {ticket.urgency}, wanted by {ticket.wanted_by or 'no special day'}")
    print(ticket.summary)


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or "My parcel has not come, and I need it on Friday!")
