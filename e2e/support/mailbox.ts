import { mailboxUrl } from './product.ts';
import { expect } from './test.ts';

type Mail = { readonly text: string };

const mailsTo = async (address: string): Promise<readonly Mail[]> =>
  (await fetch(`${mailboxUrl}/api/mails?to=${encodeURIComponent(address)}`)).json();

/** Where the newest mail to somebody leads, once there are this many. */
export async function mailedLink(address: string, mails = 1): Promise<string> {
  await expect.poll(async () => (await mailsTo(address)).length).toBe(mails);
  const [newest] = await mailsTo(address);
  return /https?:\/\/\S+/.exec(newest?.text ?? '')?.[0] ?? '';
}
