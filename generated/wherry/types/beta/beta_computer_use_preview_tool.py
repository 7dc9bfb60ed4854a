from ...models import BetaComputerUsePreviewTool as BetaComputerUsePreviewTool
