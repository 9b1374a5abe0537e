import { file } from '@/lib/web/loaders/file';

type Address = { readonly params: Promise<{ readonly token: string }> };

/** For providers, who fetch what is sent to them: the address itself says that it may be. */
export const GET = async (request: Request, { params }: Address): Promise<Response> =>
  file(request, (await params).token);
