import type { Readable } from 'node:stream';
import type { AddressObject } from 'mailparser';
import { simpleParser } from 'mailparser';

export type Address = { readonly name: string; readonly address: string };

export type Mail = {
  readonly id: string;
  /** ISO 8601. */
  readonly receivedAt: string;
  readonly from: Address | null;
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  /** Recipients of the envelope that no header names. */
  readonly bcc: readonly Address[];
  readonly subject: string;
  readonly text: string;
  /** As it was sent, not yet safe to show; null when the mail is text only. */
  readonly html: string | null;
  readonly attachments: readonly Attachment[];
};

/** Only what it is; the bytes are not kept. `size` in bytes. */
type Attachment = {
  readonly filename: string;
  readonly contentType: string;
  readonly size: number;
};

/** Reads a mail as it came over SMTP; `recipients` are the envelope's. */
export async function readMail(
  source: Readable,
  recipients: readonly string[],
): Promise<Omit<Mail, 'id' | 'receivedAt'>> {
  const parsed = await simpleParser(source, { skipTextToHtml: true });
  const to = addressesOf(parsed.to);
  const cc = addressesOf(parsed.cc);
  const named = new Set([...to, ...cc].map(({ address }) => address.toLowerCase()));
  const hidden = recipients.filter((address) => !named.has(address.toLowerCase()));
  return {
    from: addressesOf(parsed.from)[0] ?? null,
    to,
    cc,
    bcc: hidden.map((address) => ({ name: '', address })),
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || null,
    attachments: parsed.attachments
      .filter(({ related }) => !related)
      .map(({ filename, contentType, size }) => ({
        filename: filename ?? 'unnamed',
        contentType,
        size,
      })),
  };
}

function addressesOf(header: AddressObject | AddressObject[] | undefined): Address[] {
  const entries = [header ?? []].flat().flatMap(({ value }) => value);
  const single = entries.flatMap((entry) => entry.group ?? entry);
  return single.map(({ name, address }) => ({ name, address: address ?? '' }));
}
