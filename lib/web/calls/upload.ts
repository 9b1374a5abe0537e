import 'server-only';
import type { z } from 'zod';
import type { createUpload } from '@/lib/contracts/api/uploads';
import { fileNameSchema } from '@/lib/contracts/uploads';
import { UPLOAD_PROBLEMS } from '@/lib/domain/upload';
import type { MemberContext } from '@/lib/services/context';
import { keepFile } from '@/lib/services/uploads/keep-file';
import { invalid } from '../api-refusals';

type Given = z.output<typeof createUpload.input>;

/** A file that came in the call itself. */
export async function apiUpload(ctx: MemberContext, { file }: Given) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kept = await keepFile(ctx, { fileName: fileNameSchema.parse(file.name), bytes });
  if (!kept.ok) return invalid('file', kept.reason, UPLOAD_PROBLEMS[kept.reason]);
  const { signedId: signed_id, fileName: filename, contentType, byteSize } = kept.file;
  return { signed_id, filename, content_type: contentType, byte_size: byteSize };
}
