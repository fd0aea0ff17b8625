// The sound of a message: two soft notes, made here so that nothing is loaded for them.

const NOTES = [
  { hertz: 659.25, atS: 0 },
  { hertz: 987.77, atS: 0.09 },
];
const LENGTH_S = 0.5;

let audio: AudioContext | undefined;

/** Browsers keep a page silent until the visitor has touched it: then nothing is heard, and nothing fails. */
export function chime(): void {
  try {
    audio ??= new AudioContext();
    if (audio.state === "suspended") void audio.resume().catch(() => {});
    if (audio.state === "running") for (const note of NOTES) play(audio, note);
  } catch {
    // No sound on this device.
  }
}

function play(context: AudioContext, { hertz, atS }: (typeof NOTES)[number]): void {
  const from = context.currentTime + atS;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.type = "sine";
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(0.12, from + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, from + LENGTH_S);
  tone.connect(volume).connect(context.destination);
  tone.start(from);
  tone.stop(from + LENGTH_S);
}
