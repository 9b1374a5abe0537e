/** Why something can't be shown: it is no more, it is of another kind than it seemed, or it can't be had just now. */
export type MediaFault = 'gone' | 'video' | 'unavailable';

/** Asks for the first byte of what a browser could not show; the browser itself does not say why. */
export async function probeMedia(src: string): Promise<MediaFault> {
  try {
    const response = await fetch(src, { headers: { range: 'bytes=0-0' }, cache: 'no-store' });
    await response.body?.cancel();
    if (response.status === 410) return 'gone';
    const isVideo = response.headers.get('content-type')?.startsWith('video/');
    return response.ok && isVideo ? 'video' : 'unavailable';
  } catch {
    return 'unavailable';
  }
}
