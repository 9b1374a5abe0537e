type Mail = { readonly subject: string; readonly text: string };

/** The mails that came for somebody, the newest first. */
export async function mailsTo(address: string): Promise<readonly Mail[]> {
  const url = `${process.env.TEST_MAILBOX_URL}/api/mails?to=${encodeURIComponent(address)}`;
  return (await fetch(url)).json();
}

/** The last part of the address that the newest mail leads to. */
export async function mailedToken(address: string): Promise<string> {
  const [mail] = await mailsTo(address);
  const token = /\/(?:password|email|invitation)\/([\w-]{43})/.exec(mail?.text ?? '')?.[1];
  if (!token) throw new Error(`no link came for ${address}`);
  return token;
}
