import AxeBuilder from '@axe-core/playwright';
import { customerDoes, customerSends, newAsset, newCustomer } from './support/customer.ts';
import { expect, test } from './support/test.ts';
import { openThread, photos } from './support/thread.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const REEL = 'https://www.instagram.com/reel/DdAye7JB9Q2/';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('nothing that Instagram sends has a problem that a program can find', async ({
      page,
      login,
    }) => {
      const customer = await newCustomer();
      const video = await newAsset('video/mp4');
      const { mid } = await customerSends(customer, { text: 'First' });
      for (const message of [
        { attachments: photos(3) },
        { attachments: [{ type: 'audio' }, { type: 'file' }, { type: 'video' }] },
        { attachments: [{ type: 'ig_reel', asset: video.id }] },
        {
          attachments: [
            { type: 'ig_reel', url: REEL },
            { type: 'ig_post', title: 'A post' },
          ],
        },
        { attachments: [{ type: 'story_mention' }] },
        { attachments: [{ type: 'ephemeral' }, { type: 'hologram' }] },
        { text: 'Second', replyTo: { mid } },
        { text: 'Green', quickReply: 'GREEN' },
      ]) {
        await customerSends(customer, message);
      }
      await customerDoes(customer, 'edits', { mid, text: 'At first' });
      await login(page);
      const thread = await openThread(page, customer);
      await expect(thread.getByText('Chose a quick reply · GREEN')).toBeVisible();
      await thread.getByText('Green', { exact: true }).hover();
      await expect(thread.getByRole('toolbar').last()).toHaveCSS('opacity', '1');
      for (const place of ['End', 'Home']) {
        await thread.press(place);
        const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      }
    });
  });
}
