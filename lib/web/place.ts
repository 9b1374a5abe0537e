import 'server-only';

type Place = { readonly at: Date; readonly id: number };

/** A place in a list as it stands in an address; ms and id. */
export const writePlace = ({ at, id }: Place): string => `${at.getTime()}-${id}`;

/** Null for none, and for one that we did not write. */
export function readPlace(text: string | undefined): Place | null {
  const match = /^(\d{1,14})-(\d{1,15})$/.exec(text ?? '');
  return match ? { at: new Date(Number(match[1])), id: Number(match[2]) } : null;
}
