# Generated.
from typing import Literal

FilePurpose = Literal["assistants", "batch", "fine-tune", "vision", "user_data", "evals"]
