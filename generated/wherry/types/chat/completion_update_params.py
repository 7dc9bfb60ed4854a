from ... import params as _p
from ...types.shared_params import metadata as _metadata

CompletionUpdateParams = _p.UpdateChatCompletionRequest
Metadata = _metadata.Metadata
