import type { RawItem } from '../channel';
import { id, isObject, type Json, list, member, parseLossless } from './json';
import { elements, members, type Slice, skipSpace } from './slices';

/** Where an entry's items may stand (FACTS.md §2.4). */
const BOXES = ['messaging', 'standby', 'changes'] as const;

/** Longer ids than any provider's are cut: they only name a lane. */
const ID_LENGTH = 100;

/**
 * A webhook body as single items, each wrapped as `{"<box>":<item>}` so that it says where it stood. An
 * entry or a body without a known box is one item as a whole; nothing is left out. Null: not JSON.
 */
export function split(body: Uint8Array, channel: string): readonly RawItem[] | null {
  const text = new TextDecoder().decode(body);
  const parsed = parseOrNull(text);
  if (parsed === undefined) return null;

  const root = skipSpace(text, 0);
  const object = (id(member(parsed, 'object')) ?? 'none').slice(0, ID_LENGTH);
  const entries = isObject(parsed) ? members(text, root).get('entry') : undefined;
  const parsedEntries = list(member(parsed, 'entry'));
  if (!entries || parsedEntries.length === 0) {
    const nothing = { lane: `${channel}::`, at: null, kind: 'unknown', externalId: null };
    return [{ object, entryId: '', ...nothing, raw: text.slice(root) }];
  }

  return elements(text, entries.start).flatMap((slice, index) =>
    splitEntry(text, slice, { entry: parsedEntries[index], object, channel }),
  );
}

function parseOrNull(text: string): Json | undefined {
  try {
    return parseLossless(text);
  } catch {
    return undefined;
  }
}

type EntryContext = {
  readonly entry: Json | undefined;
  readonly object: string;
  readonly channel: string;
};

function splitEntry(text: string, slice: Slice, { entry, object, channel }: EntryContext) {
  const entryId = (id(member(entry, 'id')) ?? '').slice(0, ID_LENGTH);
  const name = (contact: string | null) =>
    `${channel}:${entryId}:${(contact ?? '').slice(0, ID_LENGTH)}`;
  const entryAt = timeOf(member(entry, 'time'));
  const places = isObject(entry) ? members(text, slice.start) : new Map<string, Slice>();

  const items = BOXES.flatMap((box) => {
    const place = places.get(box);
    const values = list(member(entry, box));
    if (!place || values.length === 0) return [];
    return elements(text, place.start).map((item, index): RawItem => {
      const value = values[index];
      return {
        object,
        entryId,
        lane: name(contactOf(value, entryId)),
        at: timeOf(member(value, 'timestamp')) ?? entryAt,
        kind: kindOf(value),
        externalId: messageOf(value),
        raw: `{"${box}":${text.slice(item.start, item.end)}}`,
      };
    });
  });
  if (items.length > 0) return items;
  const whole = { kind: entry === undefined ? 'unknown' : kindOf(entry), externalId: null };
  const raw = text.slice(slice.start, slice.end);
  return [{ object, entryId, lane: name(null), at: entryAt, ...whole, raw }];
}

/** What stands beside whatever an item is about. */
const ENVELOPE: readonly string[] = ['sender', 'recipient', 'timestamp', 'id', 'time', 'value'];

/** `message`, `reaction` … for what people do, the field's name for what happens to the account. */
function kindOf(item: Json | undefined): string {
  const field = id(member(item, 'field'));
  const message = member(item, 'message');
  if (member(message, 'is_deleted') === true) return 'unsend';
  if (member(message, 'is_echo') === true) return 'echo';
  const [key] = isObject(item) ? Object.keys(item).filter((each) => !ENVELOPE.includes(each)) : [];
  return (field ?? key ?? 'unknown').replace(/\W/g, '_').slice(0, KIND_LENGTH);
}

const KIND_LENGTH = 40;
/** An index holds no more than some thousand bytes. */
const MID_LENGTH = 512;

/** The message that an item is or speaks of. */
function messageOf(item: Json | undefined): string | null {
  if (!isObject(item)) return null;
  const [found] = Object.values(item).flatMap((value) => id(member(value, 'mid')) ?? []);
  return found !== undefined && found.length <= MID_LENGTH ? found : null;
}

/** The other side: whoever of sender and recipient is not the account itself. */
function contactOf(item: Json | undefined, account: string): string | null {
  const sender = id(member(member(item, 'sender'), 'id'));
  const recipient = id(member(member(item, 'recipient'), 'id'));
  return member(member(item, 'message'), 'is_echo') === true || sender === account
    ? recipient
    : sender;
}

/** The end of the year 9999; PostgreSQL does not read how JavaScript writes what is later. */
const LATEST_MS = 253_402_300_800_000;

/** Milliseconds, or seconds where the number is too small for that; text or number (FACTS.md §2.3). */
export function timeOf(value: Json | undefined): Date | null {
  const number = Number(id(value) ?? Number.NaN);
  if (!Number.isFinite(number) || number <= 0) return null;

  const ms = number < 1e11 ? number * 1000 : number;
  return ms < LATEST_MS ? new Date(ms) : null;
}
