import { badParameter } from '../../errors.ts';
import { digits } from '../../ids.ts';
import type { Sim } from '../../sim.ts';
import type { Account, Asset } from '../../state.ts';

const MEGABYTE = 1024 * 1024;
const PATIENCE = 10_000;
/** Attachment ids expire after 90 days (FACTS §3.2). */
const ATTACHMENT_LASTS = 90 * 86_400_000;

type Rule = { readonly types: RegExp; readonly bytes: number };

/** What Instagram takes of each kind (FACTS §3.2); gif only through the upload. */
const RULES: Readonly<Record<string, Rule>> = {
  image: { types: /^image\/(png|jpe?g)$/, bytes: 8 * MEGABYTE },
  audio: {
    types: /^audio\/(aac|x-aac|m4a|x-m4a|mp4|wav|x-wav|wave|vnd\.wave)$/,
    bytes: 25 * MEGABYTE,
  },
  video: {
    types: /^video\/(mp4|ogg|avi|x-msvideo|quicktime|webm)$/,
    bytes: 25 * MEGABYTE,
  },
  file: { types: /^application\/pdf$/, bytes: 25 * MEGABYTE },
};
const UPLOADED_IMAGE: Rule = { types: /^image\/(png|jpe?g|gif)$/, bytes: 8 * MEGABYTE };

const fetchFailed = (kind: string) =>
  badParameter('Failed to fetch the file from the url', kind === 'video' ? 2018294 : 2018008);
const wrongType = () => badParameter('The type of the file does not match.', 2018047);
const tooBig = () => badParameter('The file is too big.', 2018109);

type Media = { readonly type: string; readonly payload: Readonly<Record<string, unknown>> };

/** The file a send or an upload names: fetched from its address, or uploaded before. */
export async function mediaFrom(
  sim: Sim,
  account: Account,
  { type, payload, isUpload = false }: Media & { readonly isUpload?: boolean },
): Promise<Asset> {
  const { url, attachment_id: id } = payload;
  if (id !== undefined) return uploaded(sim, account, String(id));
  const rule = isUpload && type === 'image' ? UPLOADED_IMAGE : RULES[type];
  if (typeof url !== 'string' || !rule) throw badParameter('Param payload must have a url.');
  const { bytes, type: found } = await download(sim, url, { kind: type, rule });
  return await keep(sim, account, { bytes, type: found, isUpload });
}

/** A file that came in the call itself. */
export async function mediaIn(sim: Sim, account: Account, file: File, kind: string) {
  const rule = kind === 'image' ? UPLOADED_IMAGE : RULES[kind];
  if (!rule?.types.test(plain(file.type))) throw wrongType();
  if (file.size > rule.bytes) throw tooBig();
  const bytes = new Uint8Array(await file.arrayBuffer());
  return await keep(sim, account, { bytes, type: plain(file.type), isUpload: true });
}

const keep = (
  sim: Sim,
  account: Account,
  { isUpload, ...file }: { bytes: Uint8Array; type: string; isUpload: boolean },
) =>
  sim.assets.add({
    ...file,
    account: account.externalId,
    ...(isUpload ? { attachmentId: digits(16) } : {}),
  });

function uploaded(sim: Sim, account: Account, id: string): Asset {
  const asset = sim.assets.find(id);
  const isMine = asset?.attachmentId === id && asset.account === account.externalId;
  if (!asset || !isMine || sim.now() - asset.createdAt > ATTACHMENT_LASTS) {
    throw badParameter('The attachment id is not valid.', 2018074);
  }
  return asset;
}

/** Meta fetches the address itself, and believes the answer's own Content-Type. */
async function download(sim: Sim, url: string, { kind, rule }: { kind: string; rule: Rule }) {
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  const isAllowed = protocol === 'https:' || (protocol === 'http:' && !sim.switches.mediaHttps);
  if (!isAllowed) throw fetchFailed('');
  let response: Response;
  try {
    response = await fetch(url, {
      headers: { 'user-agent': 'facebookexternalhit/1.1' },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) throw new Error(`answered ${response.status}`);
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    throw fetchFailed(isLate ? kind : '');
  }
  const type = plain(response.headers.get('content-type') ?? '');
  if (!rule.types.test(type)) throw wrongType();
  return { type, bytes: await readAtMost(response, rule.bytes) };
}

async function readAtMost(response: Response, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > limit) break;
      chunks.push(chunk);
    }
  } catch {
    throw fetchFailed('');
  }
  if (size > limit) throw tooBig();
  return Buffer.concat(chunks);
}

const plain = (type: string) => type.split(';')[0]?.trim().toLowerCase() ?? '';
