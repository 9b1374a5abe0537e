import 'server-only';
import type { Inbox } from '@/db/schema/inboxes';
import type { Connection } from '@/lib/channels/channel';
import type { GraphVerdict } from '@/lib/domain/graph-error';
import { apiVersionOf, type Settings } from '@/lib/domain/setting';
import { decrypt } from '@/lib/platform/crypto';
import { inWords, log } from '@/lib/platform/log';

/**
 * What a sender needs of an inbox; null when its account is not connected through it any more, or its token can't be
 * read with any key of this installation.
 */
export function connect(
  { id, channel, externalId, accessToken, releasedAt }: Inbox,
  settings: Settings,
): Connection | null {
  if (releasedAt) return null;
  try {
    const token = decrypt(accessToken, ['inboxes', 'access_token', externalId]);
    return { channel, externalId, token, apiVersion: apiVersionOf(settings, channel) };
  } catch (error) {
    log.error('inbox.token_unreadable', { id, error: inWords(error) });
    return null;
  }
}

/** Why there is no connection, for whoever wanted to use it. */
export const whyUnconnected = ({ releasedAt, problem }: Inbox): GraphVerdict =>
  releasedAt ? { ...RELEASED, sentence: problem ?? RELEASED.sentence } : TOKEN_UNREADABLE;

const RELEASED: GraphVerdict = {
  action: 'person',
  reason: 'inbox_released',
  sentence: 'The account is not connected through this inbox any more.',
};

const TOKEN_UNREADABLE: GraphVerdict = {
  action: 'reconnect',
  reason: 'token_unreadable',
  sentence:
    'The stored connection can’t be read. An administrator has to reconnect the inbox, or restore ENCRYPTION_KEYS.',
};
