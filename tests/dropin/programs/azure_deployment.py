"""Talk to Azure with a deployment, and with variables of the environment."""

import asyncio
import os

import openai
from openai import AsyncAzureOpenAI, AzureOpenAI

os.environ["AZURE_OPENAI_ENDPOINT"] = os.environ.pop("OPENAI_BASE_URL").removesuffix("/v1")
os.environ["AZURE_OPENAI_API_KEY"] = "sk-x"
os.environ["OPENAI_API_VERSION"] = "2024-10-21"

client = AzureOpenAI()
completion = client.chat.completions.create(model="my-gpt", messages=[{"role": "user", "content": "ahoy"}])
assert "ahoy" in completion.choices[0].message.content
assert client.embeddings.create(model="my-embeddings", input="x").data[0].embedding

client = AzureOpenAI(azure_deployment="my-gpt")
for chunk in client.chat.completions.create(
    model="my-gpt", messages=[{"role": "user", "content": "ahoy"}], stream=True
):
    assert chunk.choices is not None
assert isinstance(client, openai.OpenAI)


async def token() -> str:
    return "token-of-entra"


del os.environ["AZURE_OPENAI_API_KEY"]


async def main() -> None:
    async with AsyncAzureOpenAI(api_version="2024-10-21", azure_ad_token_provider=token) as azure:
        answer = await azure.chat.completions.create(model="my-gpt", messages=[{"role": "user", "content": "ahoy"}])
        assert answer.choices[0].finish_reason == "stop"


asyncio.run(main())
try:
    AzureOpenAI()
    raise SystemExit("no error")
except openai.OpenAIError as error:
    assert "AZURE_OPENAI_API_KEY" in str(error)
