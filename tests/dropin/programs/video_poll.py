"""Make a video, wait for it, and save it."""

import tempfile
from pathlib import Path

from openai import OpenAI

client = OpenAI()
video = client.videos.create_and_poll(
    model="sora-2", prompt="A wherry on the Thames", seconds="4", size="720x1280", poll_interval_ms=10
)
assert video.status == "completed" and video.progress is not None
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder, "wherry.mp4")
    client.videos.download_content(video.id, variant="video").write_to_file(path)
    assert path.stat().st_size > 0
assert [each.id for each in client.videos.list(limit=2).data]
assert client.videos.remix(video.id, prompt="At night").id
client.videos.delete(video.id)
