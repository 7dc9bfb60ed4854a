from ...models import BetaApplyPatchTool as BetaApplyPatchTool
