/** Instagram's own inbox, as an app among others (FACTS.md §2.7). */
export const INSTAGRAM_APP_ID = '1217981644879628';
/** Both are told for the inbox of a Page (FACTS.md §11). */
export const PAGE_INBOX_APP_IDS: readonly string[] = ['26390203743090', '263902037430900'];

/** An app that is not named. */
export const ANOTHER_APP = 'another';

type Held = { readonly controlledBy: string | null; readonly controlledAt: Date | null };
type Told = { readonly at: Date; readonly echo: boolean; readonly standby: boolean };

/**
 * What a message tells of who may answer: in standby another app may, else we may. What was told for a later moment
 * stands, in whatever order it comes.
 */
export function controlAfter(held: Held, { at, echo, standby }: Told): Partial<Held> {
  if (echo && !standby) return {};
  return control(held, { at, by: standby ? (held.controlledBy ?? ANOTHER_APP) : null });
}

/** A change of hands; null gives it to us, or to nobody. */
export function control(
  held: Held,
  { at, by }: { readonly at: Date; readonly by: string | null },
): Partial<Held> {
  if (held.controlledAt && held.controlledAt >= at) return {};
  return { controlledBy: by, controlledAt: at };
}

/** What to call an app that holds a conversation. */
export function appName(appId: string): string {
  if (appId === INSTAGRAM_APP_ID) return 'the Instagram inbox';
  return PAGE_INBOX_APP_IDS.includes(appId) ? 'the Page’s own inbox' : 'another app';
}
