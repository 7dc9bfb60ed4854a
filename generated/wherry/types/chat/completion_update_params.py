from ... import params as _p
from ...types.shared_params.metadata import Metadata as Metadata

CompletionUpdateParams = _p.UpdateChatCompletionRequest
