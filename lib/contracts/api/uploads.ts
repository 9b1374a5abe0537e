import { z } from 'zod';
import { MOST_UPLOAD_BYTES } from '@/lib/domain/upload';
import { operation } from './operation';

/** One file of the largest size, and what a form puts around it. */
export const MOST_FORM_BYTES = MOST_UPLOAD_BYTES + 1024 * 1024;

export const createUpload = operation({
  id: 'createUpload',
  tag: 'Messages',
  method: 'POST',
  path: '/api/v1/accounts/{account_id}/direct_uploads',
  summary: 'Upload a file',
  description: [
    'As a form with the field `file`, at most 25 MB (4.5 MB where the server runs on Vercel). What the file is comes from its bytes, not from its name. Photos are turned upright and lose what the camera noted; WebP, AVIF and GIF become JPEG or PNG.',
    'The `signed_id` goes into the `attachments` of a message within a day.',
  ],
  input: z.object({ file: z.file('Send a file in the field file.').describe('The file itself.') }),
  answer: z
    .object({
      signed_id: z.string(),
      filename: z.string(),
      content_type: z.string(),
      byte_size: z.int(),
    })
    .meta({ title: 'Upload' }),
  refusals: [404, 413, 422],
  maxBytes: MOST_FORM_BYTES,
  onlyForm: true,
  example: { file: '@photo.jpg' },
});
