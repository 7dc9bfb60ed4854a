// What runs in the thread of the sound card: samples of the microphone become PCM with 16 bits, and PCM becomes sound.

const BLOCK = 960; // samples that are sent at a time: those of 40 ms

class Microphone extends AudioWorkletProcessor {
  block = new Int16Array(BLOCK);
  filled = 0;

  process([[samples]]) {
    for (const sample of samples ?? []) {
      this.block[this.filled++] = Math.max(-1, Math.min(1, sample)) * 32767;
      if (this.filled < BLOCK) continue;
      this.port.postMessage(this.block.buffer, [this.block.buffer]);
      this.block = new Int16Array(BLOCK);
      this.filled = 0;
    }
    return true;
  }
}

class Speaker extends AudioWorkletProcessor {
  pieces = []; // what is still to be played
  at = 0; // how much of the first one has been
  played = 0; // bytes that the page has not been told of

  constructor() {
    super();
    this.port.onmessage = ({ data }) => {
      if (data) return this.pieces.push(new Int16Array(data));
      this.pieces = []; // somebody interrupts
      this.at = this.played = 0;
    };
  }

  process(_, [[samples]]) {
    let filled = 0;
    while (filled < samples.length && this.pieces.length) {
      samples[filled++] = this.pieces[0][this.at++] / 32768;
      if (this.at < this.pieces[0].length) continue;
      this.pieces.shift();
      this.at = 0;
    }
    this.played += 2 * filled;
    if (this.played >= 2 * BLOCK || (this.played && !this.pieces.length)) {
      this.port.postMessage(this.played);
      this.played = 0;
    }
    return true;
  }
}

registerProcessor("microphone", Microphone);
registerProcessor("speaker", Speaker);
