from ...models import BetaFunctionTool as BetaFunctionTool
