"""Follow the events and checkpoints of a fine-tuning job, page by page."""

import itertools
import json

from openai import OpenAI
from openai.types.fine_tuning import FineTuningJob, FineTuningJobEvent

client = OpenAI()
rows = [{"messages": [{"role": "user", "content": str(n)}, {"role": "assistant", "content": "x"}]} for n in range(10)]
data = "\n".join(map(json.dumps, rows)).encode()
training = client.files.create(file=("train.jsonl", data), purpose="fine-tune")
job: FineTuningJob = client.fine_tuning.jobs.create(
    training_file=training.id, model="gpt-4o-mini-2024-07-18", suffix="harbour", seed=1
)
assert isinstance(job, FineTuningJob) and job.status
events = list(itertools.islice(client.fine_tuning.jobs.list_events(job.id, limit=2), 5))
assert all(isinstance(event, FineTuningJobEvent) and event.message is not None for event in events)
assert client.fine_tuning.jobs.checkpoints.list(job.id).data is not None
assert client.fine_tuning.jobs.list(limit=1).data[0].id
assert client.fine_tuning.jobs.cancel(fine_tuning_job_id=job.id).status == "cancelled"
