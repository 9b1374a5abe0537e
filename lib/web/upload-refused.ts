import 'server-only';
import { UPLOAD_PROBLEMS, type UploadProblem } from '@/lib/domain/upload';
import { problem } from './endpoint';

/** Why a file is not taken, in one sentence. */
export const uploadRefused = ({ reason }: { readonly reason: UploadProblem }): Response =>
  problem(reason === 'too_large' ? 413 : 422, { code: reason, message: UPLOAD_PROBLEMS[reason] });
