import { uploadInput } from '@/lib/contracts/uploads';
import { startUpload } from '@/lib/services/uploads/start';
import { endpoint } from '@/lib/web/endpoint';
import { uploadRefused } from '@/lib/web/upload-refused';

export const POST = endpoint(uploadInput, async (ctx, { byteSize }) => {
  const outcome = await startUpload(ctx, { byteSize });
  return outcome.ok ? Response.json(outcome.started, { status: 201 }) : uploadRefused(outcome);
});
