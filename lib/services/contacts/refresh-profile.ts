import 'server-only';
import type { Transaction } from '@/db/client';
import { findIdentityAndInbox, renameContact, updateIdentity } from '@/db/queries/contacts';
import { touchNewestOf } from '@/db/queries/conversations';
import { refuseInbox } from '@/db/queries/inboxes';
import type { Identity } from '@/db/schema/contacts';
import type { Profile, ProfileOutcome } from '@/lib/channels/channel';
import { senderFor } from '@/lib/channels/registry';
import { nextProfileCheck } from '@/lib/domain/profile';
import type { SystemContext } from '../context';
import { changed } from '../conversations/changed';
import { connect, whyUnconnected } from '../inboxes/connect';
import { currentSettings } from '../settings/current';

/** Asks the provider who somebody is. Whatever it answers, their messages stay where they are. */
export async function refreshProfile(ctx: SystemContext, identityId: number): Promise<void> {
  const { db, now } = ctx;
  const found = await findIdentityAndInbox(db, identityId);
  if (!found?.identity.profileCheckAt || found.identity.profileCheckAt > now) return;

  const { identity, inbox } = found;
  const connection = connect(inbox, await currentSettings({ db }));
  const outcome: ProfileOutcome = connection
    ? await senderFor(connection.channel).profile(connection, identity.externalId)
    : { kind: 'refused', verdict: whyUnconnected(inbox) };

  await store(ctx, identity, outcome);
}

async function store(
  { db, now, after }: SystemContext,
  identity: Identity,
  outcome: ProfileOutcome,
) {
  const verdict = outcome.kind === 'refused' ? outcome.verdict : null;
  const told = await db.transaction(async (tx) => {
    const attempts = identity.profileAttempts + 1;
    const profileCheckAt = nextProfileCheck(outcome, { attempts, now });
    if (outcome.kind === 'found') await keep(tx, identity, { profile: outcome.profile, now });
    else await updateIdentity(tx, identity.id, { profileCheckAt, profileAttempts: attempts });
    if (verdict) await updateIdentity(tx, identity.id, { profileProblem: verdict.sentence });

    const conversation = await touchNewestOf(tx, identity.id);
    // Last, as whoever sends does it: the conversation before the inbox.
    if (verdict?.action === 'reconnect') await refuseInbox(tx, identity.inboxId, { verdict, now });
    return conversation && changed(conversation, conversation.version);
  });
  if (told) after.tell(told.accountId, told.note);
  if (verdict?.action === 'reconnect') after.tell(identity.accountId, { type: 'refresh' });
}

type Found = { readonly profile: Profile; readonly now: Date };

async function keep(tx: Transaction, { id, contactId }: Identity, { profile, now }: Found) {
  const { name, ...rest } = profile;
  await Promise.all([
    updateIdentity(tx, id, {
      ...rest,
      profileFetchedAt: now,
      profileCheckAt: null,
      profileAttempts: 0,
      profileProblem: null,
    }),
    name && renameContact(tx, contactId, name),
  ]);
}
