import 'server-only';
import { receiveUpload } from '@/lib/services/uploads/receive';
import { problem } from './endpoint';
import { isForeign } from './origin';
import { uploadRefused } from './upload-refused';

type Address = { readonly params: Promise<{ readonly upload: string }> };

/** Takes the bytes of one upload, as a storage of its own would: the signed address is what admits them. */
export async function uploadDoor(request: Request, { params }: Address): Promise<Response> {
  if (isForeign(request.headers)) return problem(403, { code: 'foreign_origin' });
  const { upload } = await params;
  const body = request.body ?? new Blob([]).stream();
  const received = await receiveUpload(upload, body, new Date());
  if (received === 'unknown') return problem(404, { code: 'not_found' });
  if (received === 'too_large') return uploadRefused({ reason: 'too_large' });
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}
