from ...models import ComputerUsePreviewTool as ComputerUsePreviewTool
