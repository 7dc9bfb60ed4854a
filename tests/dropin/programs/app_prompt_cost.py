"""Add up what calls cost, by model, with the details of the usage."""

from collections import Counter

from openai import OpenAI
from openai.types import CompletionUsage
from openai.types.completion_usage import CompletionTokensDetails, PromptTokensDetails

PRICES = {"gpt-4o": (2.5, 10.0), "gpt-4o-mini": (0.15, 0.6)}


def cost(model: str, usage: CompletionUsage) -> float:
    price_in, price_out = PRICES[model]
    cached = usage.prompt_tokens_details.cached_tokens or 0 if usage.prompt_tokens_details else 0
    return ((usage.prompt_tokens - cached / 2) * price_in + usage.completion_tokens * price_out) / 1e6


spent = Counter()
client = OpenAI()
for model in PRICES:
    completion = client.chat.completions.create(model=model, messages=[{"role": "user", "content": "x"}])
    spent[completion.model] += cost(model, completion.usage)
assert spent.keys() == PRICES.keys() and all(spent.values())
usage = CompletionUsage(
    prompt_tokens=10,
    completion_tokens=5,
    total_tokens=15,
    prompt_tokens_details=PromptTokensDetails(cached_tokens=4),
    completion_tokens_details=CompletionTokensDetails(reasoning_tokens=2),
)
assert round(cost("gpt-4o", usage) * 1e6) == 70
total = sum((Counter({k: v for k, v in dict(u).items() if isinstance(v, int)}) for u in (usage, usage)), Counter())
assert total["total_tokens"] == 30
