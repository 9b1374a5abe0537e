import type { MemberContext } from '@/lib/services/context';
import { keepFile } from '@/lib/services/uploads/keep-file';
import { control } from './simulator.ts';

type Got = {
  readonly from: string;
  readonly text: string;
  readonly quickReplies?: readonly string[];
  readonly replyTo?: { readonly mid: string };
  readonly attachments?: readonly { readonly type: string }[];
};

/** What the customer's phone shows from us: words, or the kinds of what hangs on a message. */
export async function got(customer: string): Promise<readonly Got[]> {
  const { messages: all } = await control<{ messages: readonly Got[] }>(
    'GET',
    `/threads/${customer}`,
  );
  return all.filter(({ from }) => from === 'business');
}
const shape = ({ text, attachments = [] }: Got) =>
  attachments.length > 0 ? attachments.map(({ type }) => type).join(' ') : text;
export const shapes = async (customer: string) => (await got(customer)).map(shape);

/** The signed id of a file that a member uploaded. */
export async function signedIdOf(
  ctx: MemberContext,
  bytes: Uint8Array,
  fileName = 'file',
): Promise<string> {
  const kept = await keepFile(ctx, { fileName, bytes });
  if (!kept.ok) throw new Error(kept.reason);
  return kept.file.signedId;
}
