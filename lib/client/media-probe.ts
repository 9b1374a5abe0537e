/** Why something can't be shown: it is no more, it is of another kind than it seemed, or it can't be had just now. */
export type MediaFault = 'gone' | 'video' | 'image' | 'unavailable';

export type MediaFailure = { readonly fault: MediaFault; readonly again: () => void };

/** Asks for the first bytes of what a browser could not show; the browser itself does not say why. */
export async function probeMedia(src: string): Promise<MediaFault> {
  try {
    const response = await fetch(src, { headers: { range: 'bytes=0-4095' }, cache: 'no-store' });
    await response.body?.cancel();
    if (response.status === 410) return 'gone';
    const kind = response.headers.get('content-type')?.split('/')[0];
    const isShown = kind === 'video' || kind === 'image';
    return response.ok && isShown ? kind : 'unavailable';
  } catch {
    return 'unavailable';
  }
}
