import { completionInput } from '@/lib/contracts/uploads';
import { finishUpload } from '@/lib/services/uploads/finish';
import { endpoint } from '@/lib/web/endpoint';
import { uploadRefused } from '@/lib/web/upload-refused';

type Params = { readonly accountId: string; readonly upload: string };

export const POST = endpoint(completionInput, async (ctx, { fileName }, { upload }: Params) => {
  const kept = await finishUpload(ctx, { upload, fileName });
  return kept.ok ? Response.json(kept.file) : uploadRefused(kept);
});
