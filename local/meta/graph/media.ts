import { assetUrl } from '../cdn.ts';
import type { Sim } from '../sim.ts';
import type { Account, Asset } from '../state.ts';
import { graphTime } from '../wire.ts';
import type { Call } from './call.ts';
import { parseFields, pick } from './fields.ts';
import { hereOf, listing } from './pages.ts';
import type { Session } from './token.ts';

/** What a business that was never looked at has posted. */
const FIRST = [
  ['cup:post', 'Fresh from the kiln: ash-glazed cups'],
  ['plant:post', 'The window at noon'],
  ['terrace:post', 'Open until six, all week'],
  ['moon:post', 'Night firing'],
] as const;

/** `GET /me/media?fields=`: the account's posts, newest first. */
export async function media(sim: Sim, { account }: Session, call: Call) {
  if (postsOf(sim, account).length === 0) await postFirst(sim, account);
  const fields = parseFields(call.query.fields ?? 'id');
  return listing(postsOf(sim, account).toReversed(), {
    query: call.query,
    here: hereOf(sim.origin(), call),
    show: (asset) => pick(node(sim, account, asset), fields, 'IGMedia'),
  });
}

const postsOf = (sim: Sim, { externalId }: Account) =>
  sim.store.state.assets.filter(
    (asset) => asset.account === externalId && asset.caption !== undefined && !asset.deletedAt,
  );

async function postFirst(sim: Sim, { externalId }: Account): Promise<void> {
  for (const [seed, caption] of FIRST) {
    await sim.assets.add({ account: externalId, type: 'image/jpeg', seed, caption });
  }
  await sim.store.save();
}

const node = (sim: Sim, { username }: Account, asset: Asset) => ({
  id: () => asset.id,
  caption: () => asset.caption,
  media_type: () => (asset.type.startsWith('video/') ? 'VIDEO' : 'IMAGE'),
  media_url: () => assetUrl(sim, asset.id),
  /** Of films alone. */
  thumbnail_url: () => undefined,
  permalink: () => `https://www.instagram.com/p/${Number(asset.id).toString(36)}/`,
  timestamp: () => graphTime(asset.createdAt),
  username: () => username,
});
