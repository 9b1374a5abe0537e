import { z } from 'zod';
import { MOST_PICTURE_BYTES, pictureInput } from '@/lib/contracts/picture';
import { removePicture } from '@/lib/services/pictures/remove';
import { replacePicture } from '@/lib/services/pictures/replace';
import { done, endpoint } from '@/lib/web/endpoint';
import { pictureAnswer } from '@/lib/web/picture-answer';

export const POST = endpoint(
  pictureInput,
  async (ctx, bytes) => pictureAnswer(ctx, bytes && (await replacePicture(ctx, bytes))),
  { fileBytes: MOST_PICTURE_BYTES },
);

export const DELETE = endpoint(z.object({}), async (ctx) => {
  await removePicture(ctx);
  return done();
});
