import { createUpload } from '@/lib/contracts/api/uploads';
import { apiEndpoint } from '@/lib/web/api-endpoint';
import { apiUpload } from '@/lib/web/calls/upload';

export const POST = apiEndpoint(createUpload, apiUpload);
