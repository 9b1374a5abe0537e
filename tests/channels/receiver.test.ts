import { describe, expect, test } from 'vitest';
import type { RawItem } from '@/lib/channels/channel';
import { receiverFor, receiverOfLane } from '@/lib/channels/registry';
import type { Inbound, InboundAttachment, InboundMessage } from '@/lib/domain/inbound';
import type { MessageContext } from '@/lib/domain/message-context';
import { inForce } from '@/lib/domain/setting';
import { ENVIRONMENT } from '@/lib/platform/settings';
import type { Case } from './case.ts';
import { instagram } from './instagram.ts';
import { mutations, onTheWire, payloads } from './payloads.ts';

const settings = inForce({}, ENVIRONMENT);

const CASES: readonly Case[] = [instagram];

const bytes = (text: string) => new TextEncoder().encode(text);

function inShort(inbound: Inbound): string {
  switch (inbound.kind) {
    case 'ignored':
      return `ignored: ${inbound.reason}`;
    case 'message':
      return messageInShort(inbound);
    case 'reaction':
      return `reaction ${inbound.emoji ?? 'none'}`;
    case 'edit':
      return `edit ${inbound.edit}: ${inbound.text}`;
    case 'control':
      return `control ${inbound.change} to ${inbound.appId}`;
    case 'policy':
      return `${inbound.restricts ? 'restricts' : 'lets go'}: ${inbound.reason}`;
    case 'act':
      return inbound.act.type === 'optin'
        ? `optin ${inbound.act.title}`
        : `referral ${contextInShort(inbound.act.context)}`;
    default:
      return inbound.kind;
  }
}

const joined = (...parts: readonly (string | false | null | undefined)[]) =>
  parts.filter(Boolean).join(' ');

const messageInShort = ({ text, attachments, echo, standby, replyTo, context }: InboundMessage) =>
  joined(
    standby && 'standby',
    `${echo ? 'business' : 'customer'}:`,
    text,
    ...attachments.map(attachmentInShort),
    replyTo && '(to a message)',
    context && contextInShort(context),
  );

const attachmentInShort = ({ kind, externalId, title, permalink, cards }: InboundAttachment) =>
  `[${joined(
    kind,
    externalId,
    title && `“${title}”`,
    permalink && 'page',
    ...(cards ?? []).map((card) =>
      joined(`“${card.title}”`, ...card.buttons.map((button) => button.title)),
    ),
  )}]`;

const contextInShort = ({ postback, quickReply, referral }: MessageContext) =>
  joined(
    postback && `{postback ${postback}}`,
    quickReply && `{quickReply ${quickReply}}`,
    referral &&
      `{${joined(referral.source, referral.ref, referral.productId, referral.adTitle && `“${referral.adTitle}”`, referral.photoUrl && 'picture')}}`,
  );

/** Every word in it, however deep. */
const wordsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (value instanceof Date || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(wordsIn);
};

/** Only then can PostgreSQL hold it. */
const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed();

/** What is wrong with an item, if anything: every rule that holds for each input there is. */
function faultsOf(item: RawItem, inbound: Inbound): string[] {
  const texts = [item.object, item.entryId, item.lane, item.raw, item.kind, ...wordsIn(inbound)];
  const at = inbound.kind === 'ignored' ? item.at : inbound.at;
  return [
    ...texts.filter((text) => !isStorable(text)).map((text) => `can't be stored: ${text}`),
    ...(at && !/^\d{4}-/.test(at.toISOString()) ? [`is no time: ${at.toISOString()}`] : []),
    ...(inbound.kind === 'ignored' && !/^[\w:]+$/.test(inbound.reason) ? [inbound.reason] : []),
    ...(inbound.kind === 'message' && inbound.text === '' ? ['empty text'] : []),
    ...(inbound.kind === 'message' && inbound.text === null && inbound.attachments.length === 0
      ? ['says nothing']
      : []),
    ...wordsIn(inbound).filter((text) => /^\w+script:/i.test(text)),
    ...(receiverOfLane(item.lane) ? [] : [`nobody reads the lane ${item.lane}`]),
  ];
}

describe.for(CASES)('the receiver of $source', ({ source, prefix, says, sign, verifyToken }) => {
  const receiver = receiverFor(source);
  const bodies = payloads(prefix);
  const read = (text: string) => {
    const items = receiver.split(bytes(text)) ?? [];
    return items.map((item) => ({ item, inbound: receiver.parse(item) }));
  };

  test('is tried on every recorded body', () => {
    expect(bodies.length).toBeGreaterThan(10);
    expect(bodies.map(({ file }) => file).toSorted()).toEqual(Object.keys(says).toSorted());
  });

  test.for(bodies)('reads $file', ({ file, text }) => {
    expect(read(text).map(({ inbound }) => inShort(inbound))).toEqual(says[file]);
  });

  test.for(bodies)('keeps every item of $file as a part of the body', ({ text }) => {
    const found = read(text);
    expect(found.length).toBeGreaterThan(0);
    for (const { item, inbound } of found) {
      const [, slice = item.raw] = /^\{"\w+":(.*)\}$/s.exec(item.raw) ?? [];
      expect(text.includes(slice) || text.includes(item.raw)).toBe(true);
      expect(() => JSON.parse(item.raw)).not.toThrow();
      expect(faultsOf(item, inbound)).toEqual([]);
    }
  });

  test.for(bodies)('reads $file the same in the form of the wire', ({ text }) => {
    const [plain, wire] = [read(text), read(onTheWire(text))];
    const meaning = ({ item, inbound }: (typeof plain)[number]) => {
      const { raw, ...place } = item;
      return { place, inbound, raw: JSON.parse(raw) };
    };
    expect(wire.map(meaning)).toEqual(plain.map(meaning));
  });

  test.for(bodies)('reads $file twice as the same', ({ text }) => {
    expect(read(text)).toEqual(read(text));
  });

  test('gives each conversation partner of a batch a lane of their own', () => {
    const lanes = bodies.flatMap(({ text }) => read(text).map(({ item }) => item.lane));
    const batch = bodies.find(({ file }) => file === `${prefix}batch-two-accounts.json`);
    expect(new Set(read(batch?.text ?? '').map(({ item }) => item.lane)).size).toBe(2);
    expect(lanes.every((lane) => /^\w+:\d*:\d*$/.test(lane))).toBe(true);
  });

  test('never takes the dashboard’s test for a customer, however it is written', () => {
    const samples = bodies.filter(({ file }) => file.includes('dashboard-test'));
    expect(samples.length).toBeGreaterThan(0);
    for (const { text } of samples) {
      for (const form of [text, onTheWire(text), text.replaceAll('"0"', '0')]) {
        expect(read(form).map(({ inbound }) => inbound.kind)).toEqual(['ignored']);
      }
    }
  });

  test.for(bodies)('stands every mutation of $file', (payload) => {
    let tried = 0;
    for (const { what, text } of mutations(payload)) {
      const found = read(text);
      expect(found.length, what).toBeGreaterThan(0);
      expect(
        found.flatMap(({ item, inbound }) => faultsOf(item, inbound)),
        what,
      ).toEqual([]);
      tried++;
    }
    expect(tried).toBeGreaterThan(50);
  });

  describe('at its door', () => {
    const body = bytes(bodies[0]?.text ?? '');
    const verify = (headers: Readonly<Record<string, string>>, over = body) =>
      receiver.verify(over, new Headers(headers), settings);

    test('believes the provider’s signature over these bytes only', () => {
      expect(verify(sign(body))).toBe(true);
      expect(verify(sign(body), bytes(`${bodies[0]?.text} `))).toBe(false);
      expect(verify(sign(bytes('{}')))).toBe(false);
      expect(verify({})).toBe(false);
    });

    test.for(['', '{', 'null,', '<html>', '{"object":'])('finds no items in %j', (text) => {
      expect(receiver.split(bytes(text))).toBeNull();
    });

    const shake = (query: Readonly<Record<string, string>>) =>
      receiver.handshake(new URL(`https://x.test/?${new URLSearchParams(query)}`), settings);

    test('answers the handshake with the challenge as it came', () => {
      const query = { 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken() };
      expect(shake({ ...query, 'hub.challenge': '1158201444' })).toBe('1158201444');
      expect(shake({ ...query, 'hub.challenge': '00012345678901234567890 <b>' })).toBe(
        '00012345678901234567890 <b>',
      );
    });

    test('answers nobody else', () => {
      const right = { 'hub.mode': 'subscribe', 'hub.verify_token': verifyToken() };
      expect(shake({ ...right, 'hub.verify_token': 'wrong' })).toBeNull();
      expect(shake({ ...right, 'hub.verify_token': '' })).toBeNull();
      expect(shake({ ...right, 'hub.mode': 'unsubscribe' })).toBeNull();
      expect(shake({ 'hub.verify_token': verifyToken() })).toBeNull();
      expect(shake({ 'hub.mode': 'subscribe' })).toBeNull();
      expect(shake({})).toBeNull();
    });
  });
});
