import { createToken, newAccount } from '../actions/people.ts';
import type { Account } from '../state.ts';
import { FIELDS } from '../subscriptions.ts';

const DAY = 86_400_000;

type Business = { readonly account: Account; readonly scripts: string };

/**
 * Who owns an Instagram account in the demo, and the folder of their conversations. The first is
 * connected to the product; the others are there to be connected, each of another kind.
 */
export const businesses = (now: number): readonly [Business, ...Business[]] => [
  {
    scripts: '.',
    account: newAccount({
      username: 'kilnandbean',
      name: 'Kiln & Bean',
      look: 'kiln',
      followers: 18_240,
      follows: 611,
      posts: 742,
      subscribedFields: [...FIELDS],
      tokens: [createToken('long', now - 3 * DAY)],
    }),
  },
  {
    scripts: 'fern-and-fold',
    account: newAccount({
      username: 'fernandfold',
      name: 'Fern & Fold',
      look: 'plant',
      followers: 6_318,
      follows: 402,
      posts: 288,
    }),
  },
  {
    scripts: 'low-tide',
    account: newAccount({
      username: 'lowtide.swims',
      name: 'Low Tide',
      look: 'sea',
      followers: 41_070,
      follows: 190,
      posts: 519,
      type: 'MEDIA_CREATOR',
      hasRole: false,
    }),
  },
  {
    scripts: '',
    account: newAccount({
      username: 'ines.after.hours',
      name: 'Ines Carvalho',
      look: 'bun,s3,dark,earrings',
      followers: 214,
      follows: 380,
      posts: 61,
      type: 'PERSONAL',
      isPublic: false,
    }),
  },
];
