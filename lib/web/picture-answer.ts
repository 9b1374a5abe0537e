import 'server-only';
import { PICTURE_PROBLEMS, type PictureProblem } from '@/lib/domain/picture';
import type { MemberContext } from '@/lib/services/context';
import { problem } from './endpoint';
import { picturePath } from './picture-path';

type Outcome =
  | { readonly ok: true; readonly key: string }
  | { readonly ok: false; readonly reason: PictureProblem };

/** Where the new picture is, or one sentence why it is none. Null stands for one that was too large to be read. */
export function pictureAnswer(
  { scope }: Pick<MemberContext, 'scope'>,
  outcome: Outcome | null,
): Response {
  if (outcome?.ok) return Response.json({ picture: picturePath(scope.accountId, outcome.key) });
  const code = outcome?.reason ?? 'too_large';
  return problem(outcome ? 422 : 413, { code, message: PICTURE_PROBLEMS[code] });
}
