/** How loud each of so many equal parts is, from 0 to 1, the loudest being 1. Silence is all 0. */
export function peaksOf(samples: Float32Array, bars: number): number[] {
  const length = samples.length / bars;
  const peaks = Array.from({ length: bars }, (_, bar) =>
    loudestIn(samples, Math.floor(bar * length), Math.ceil((bar + 1) * length)),
  );
  const loudest = Math.max(...peaks);
  return loudest === 0 ? peaks : peaks.map((peak) => peak / loudest);
}

function loudestIn(samples: Float32Array, from: number, to: number): number {
  let loudest = 0;
  for (let at = from; at < Math.min(to, samples.length); at += 1) {
    loudest = Math.max(loudest, Math.abs(samples[at] ?? 0));
  }
  return loudest;
}

/** Decoding needs a rate; for looking at it, a low one will do. */
const RATE_HZ = 8000;

/** Fetches a sound and looks at how it goes up and down. Throws when it can't be had or decoded. */
export async function fetchPeaks(src: string, bars: number, signal: AbortSignal) {
  const response = await fetch(src, { signal });
  if (!response.ok) throw new Error(`no sound: ${response.status}`);
  const context = new OfflineAudioContext(1, 1, RATE_HZ);
  const sound = await context.decodeAudioData(await response.arrayBuffer());
  return peaksOf(sound.getChannelData(0), bars);
}
