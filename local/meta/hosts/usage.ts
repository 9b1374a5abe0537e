import type { Account } from '../state.ts';

/**
 * How much of its limits an account and the app have used, in percent; `regain` in minutes. Whether
 * graph.instagram.com sends these is not known (FACTS §3.9, §12.5).
 */
export function usageHeaders(
  { headers }: Response,
  account: Account,
  { percent, regain }: { readonly percent: number | null; readonly regain: number },
): void {
  if (percent === null) return;
  const used = { call_count: percent, total_cputime: percent, total_time: percent };
  const ofAccount = { type: 'instagram', ...used, estimated_time_to_regain_access: regain };
  headers.set('x-business-use-case-usage', JSON.stringify({ [account.externalId]: [ofAccount] }));
  headers.set('x-app-usage', JSON.stringify(used));
}
