from ...models import BetaComputerTool as BetaComputerTool
