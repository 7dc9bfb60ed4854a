from ...models import BetaToolSearchTool as BetaToolSearchTool
