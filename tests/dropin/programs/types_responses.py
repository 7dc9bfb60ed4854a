"""Import the types of the Responses API, and check with isinstance."""

from openai import OpenAI
from openai.types import Batch, Completion, CreateEmbeddingResponse, FileObject, ImagesResponse, Model
from openai.types.fine_tuning import FineTuningJob
from openai.types.responses import (
    FunctionToolParam,
    Response,
    ResponseCompletedEvent,
    ResponseFunctionToolCall,
    ResponseInputParam,
    ResponseOutputMessage,
    ResponseTextDeltaEvent,
)

r = OpenAI().responses.create(model="gpt-4o", input="hi")
assert isinstance(r, Response) and isinstance(r.output[0], ResponseOutputMessage)
