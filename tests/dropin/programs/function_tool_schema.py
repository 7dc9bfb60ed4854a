"""Describe a tool by a pydantic model."""

import openai
from pydantic import BaseModel, Field


class Q(BaseModel):
    """Search"""

    text: str = Field(description="what")
    top: int = 3


t = openai.pydantic_function_tool(Q, name="search", description="d")
assert t["type"] == "function" and t["function"]["name"] == "search" and t["function"]["strict"] is True
assert t["function"]["parameters"]["additionalProperties"] is False and t["function"]["parameters"]["required"] == [
    "text",
    "top",
]
