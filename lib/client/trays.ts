import type { Uploaded } from '@/lib/contracts/uploads';
import { sentenceOf } from './api';
import { newClientId } from './client-id';
import type { Prepared } from './prepare-file';

/** A file that somebody put to a message they are writing. */
export type TrayFile = {
  readonly id: string;
  readonly fileName: string;
  /** In bytes. */
  readonly byteSize: number;
  /** As far as the browser can tell; as the server found once it is there. */
  readonly contentType: string;
  /** What the browser itself shows of it. */
  readonly preview: string;
  /** How much of it is there, of one. */
  readonly share: number;
  /** Null until it is there. */
  readonly uploaded: Uploaded | null;
  /** Why it can't be sent at all, in words. */
  readonly problem: string | null;
};

type Options = {
  readonly prepare: (file: File) => Promise<Prepared>;
  readonly bring: (
    key: string,
    file: File,
    progress: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
  ) => Promise<Uploaded>;
};

const NOTHING: readonly TrayFile[] = [];

/** Files beside drafts: each is brought as soon as it is chosen. Forgotten with the page, as the files themselves are. */
export function createTrays({ prepare, bring }: Options) {
  const trays = new Map<string, readonly TrayFile[]>();
  const givenUp = new Map<string, AbortController>();
  const listeners = new Set<() => void>();

  const get = (key: string): readonly TrayFile[] => trays.get(key) ?? NOTHING;

  const set = (key: string, files: readonly TrayFile[]) => {
    trays.set(key, files);
    for (const listener of listeners) listener();
  };

  const change = (key: string, id: string, next: Partial<TrayFile>) =>
    set(
      key,
      get(key).map((each) => (each.id === id ? { ...each, ...next } : each)),
    );

  async function take(key: string, id: string, file: File, signal: AbortSignal) {
    try {
      const prepared = await prepare(file);
      if (!prepared.ok) return change(key, id, { problem: prepared.problem });
      const { contentType } = prepared;
      const isSame = prepared.file === file;
      const preview = isSame ? {} : { preview: URL.createObjectURL(prepared.file) };
      change(key, id, { contentType, byteSize: prepared.file.size, ...preview });
      const onProgress = (share: number) => change(key, id, { share });
      const uploaded = await bring(key, prepared.file, { signal, onProgress });
      const { contentType: found, byteSize, fileName } = uploaded;
      change(key, id, { uploaded, share: 1, contentType: found, byteSize, fileName });
    } catch (error) {
      if (!signal.aborted) change(key, id, { problem: sentenceOf(error) });
    }
  }

  function remove(key: string, id: string) {
    givenUp.get(id)?.abort();
    givenUp.delete(id);
    const gone = get(key).find((each) => each.id === id);
    if (gone) URL.revokeObjectURL(gone.preview);
    set(
      key,
      get(key).filter((each) => each.id !== id),
    );
  }

  return {
    get,
    remove,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    add(key: string, files: readonly File[]) {
      for (const file of files) {
        const id = newClientId();
        const controller = new AbortController();
        givenUp.set(id, controller);
        const preview = URL.createObjectURL(file);
        const known = { fileName: file.name, byteSize: file.size, contentType: file.type, preview };
        const coming = { id, ...known, share: 0, uploaded: null, problem: null };
        set(key, [...get(key), coming]);
        void take(key, id, file, controller.signal);
      }
    },
    /** Empties the tray: what was in it is on its way, and still shown. */
    clear: (key: string) => set(key, NOTHING),
  };
}

/** What somebody still has to wait for. */
export const isComing = ({ uploaded, problem }: TrayFile): boolean => !uploaded && !problem;
