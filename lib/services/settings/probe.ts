import 'server-only';
import { provesApp } from '@/lib/channels/meta/app-token';
import type { Finding } from '@/lib/contracts/settings';
import type { SettingGroup, Settings } from '@/lib/domain/setting';
import { env } from '@/lib/platform/env';
import { type Reached, reachOwnWebhook } from '@/lib/platform/own-address';
import type { SystemContext } from '../context';
import { currentSettings } from './current';

/** Proves what can be proven of a Meta app without a person, and says what can't. Changes nothing. */
export async function probe(
  { db }: Pick<SystemContext, 'db'>,
  group: SettingGroup,
): Promise<readonly Finding[]> {
  const settings = await currentSettings({ db, fresh: true });
  if (group === 'instagram')
    return [...aboutInstagram(settings), await ownWebhook(settings, group)];
  if (group === 'facebook') return [await facebookApp(settings), await ownWebhook(settings, group)];
  return [];
}

function aboutInstagram({
  INSTAGRAM_APP_ID,
  INSTAGRAM_APP_SECRET,
  FB_APP_ID,
}: Settings): readonly Finding[] {
  if (!INSTAGRAM_APP_ID || !INSTAGRAM_APP_SECRET) {
    const what = INSTAGRAM_APP_ID ? 'secret is' : 'ID and its secret are';
    return [bad('The app is not complete', `The Instagram app ${what} missing.`)];
  }
  const mixedUp =
    INSTAGRAM_APP_ID === FB_APP_ID
      ? [
          bad(
            'This is the number of the Meta app',
            'The Instagram app has an ID and a secret of its own, under Instagram › API setup with Instagram login.',
          ),
        ]
      : [];
  const open: Finding = {
    verdict: 'open',
    title: 'The secret is proven by the first connection',
    sentence:
      'Instagram checks it only when somebody logs in, and answers a wrong one with a sentence about the redirect URI. Connect an inbox to know.',
  };
  return [...mixedUp, open];
}

async function facebookApp(settings: Settings): Promise<Finding> {
  const { FB_APP_ID: appId, FB_APP_SECRET: appSecret, FACEBOOK_API_VERSION } = settings;
  if (!appId || !appSecret) {
    return bad('The app is not complete', 'The app ID or its secret is missing.');
  }
  switch (await provesApp({ appId, appSecret, apiVersion: FACEBOOK_API_VERSION })) {
    case 'proven':
      return good('Facebook knows the app', 'The ID and the secret belong together.');
    case 'refused':
      return bad(
        'Facebook refuses the app',
        'The secret does not belong to the ID, or the app was deleted. Copy both again from App settings › Basic.',
      );
    case 'unclear':
      return {
        verdict: 'open',
        title: 'Facebook did not answer',
        sentence: 'Whether the ID and the secret belong together is not known. Check again later.',
      };
  }
}

async function ownWebhook(settings: Settings, group: 'instagram' | 'facebook'): Promise<Finding> {
  const token = group === 'instagram' ? settings.INSTAGRAM_VERIFY_TOKEN : settings.FB_VERIFY_TOKEN;
  if (!token) {
    return bad(
      'There is no verify token',
      'Generate one; Meta asks for it before it sends events.',
    );
  }
  return WEBHOOK[await reachOwnWebhook('/webhooks/instagram', token)];
}

const good = (title: string, sentence: string): Finding => ({ verdict: 'good', title, sentence });
const bad = (title: string, sentence: string): Finding => ({ verdict: 'bad', title, sentence });

const WEBHOOK: { readonly [Outcome in Reached]: Finding } = {
  answered: good(
    `${env.APP_URL} leads here`,
    'The webhook answered the handshake that Meta asks for. Asked from this server: a firewall may still keep Meta out.',
  ),
  refused: bad(
    'Another Parley answers there',
    `At ${env.APP_URL} the verify token was refused. APP_URL leads to another installation, or to an older one.`,
  ),
  elsewhere: bad(
    `${env.APP_URL} leads elsewhere`,
    'Something answers there, but not this webhook. Check APP_URL and the proxy in front of Parley.',
  ),
  unreachable: bad(
    `${env.APP_URL} can’t be reached`,
    'This server gets no answer at its own public address within 5 s. Check APP_URL, DNS, the certificate and the proxy.',
  ),
};
