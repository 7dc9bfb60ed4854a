"""Start, follow, list and cancel a fine-tuning job."""

import io

from openai import OpenAI

client = OpenAI()
f = client.files.create(file=io.BytesIO(b'{"messages": []}\n'), purpose="fine-tune")
job = client.fine_tuning.jobs.create(
    training_file=f.id,
    model="gpt-4o-mini-2024-07-18",
    method={"type": "supervised", "supervised": {"hyperparameters": {"n_epochs": 2}}},
)
assert client.fine_tuning.jobs.retrieve(job.id).status
assert client.fine_tuning.jobs.list_events(fine_tuning_job_id=job.id, limit=10).data is not None
assert [j.id for j in client.fine_tuning.jobs.list(limit=3).data]
client.fine_tuning.jobs.cancel(job.id)
