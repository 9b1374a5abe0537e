import { dataDeletion } from '@/lib/web/data-deletion';
import { signedRequest } from '@/lib/web/signed-request';

export const POST = signedRequest(dataDeletion);
