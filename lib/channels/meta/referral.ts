import 'server-only';
import type { Referral } from '@/lib/domain/message-context';
import { address, words } from './attachments';
import { id, isObject, type Json, member } from './json';

const REF_LENGTH = 2000;

/** Where somebody came from: an ad, an ig.me or m.me link, a product (FACTS.md §2.5, §2.6). */
export function referralOf(value: Json | undefined): Referral | null {
  if (!isObject(value)) return null;
  const ad = member(value, 'ads_context_data');
  const productId = id(member(member(value, 'product'), 'id'));
  return {
    source: sourceOf(value, productId),
    ref: words(member(value, 'ref'), REF_LENGTH),
    adId: id(member(value, 'ad_id')),
    adTitle: words(member(ad, 'ad_title')),
    photoUrl: address(member(ad, 'photo_url')) ?? address(member(ad, 'video_url')),
    productId,
  };
}

/** Meta writes SHORTLINK and SHORTLINKS (FACTS.md §11). */
function sourceOf(value: Json, productId: string | null): Referral['source'] {
  const source = id(member(value, 'source'))?.toUpperCase() ?? '';
  if (source === 'ADS' || member(value, 'ad_id') !== undefined) return 'ad';
  if (source.startsWith('SHORTLINK')) return 'link';
  return productId ? 'product' : 'other';
}
