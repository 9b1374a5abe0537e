import { Badge } from '@/components/ui/badge';
import type { ConnectionState } from '@/lib/domain/connection';

const STATES = {
  connected: { tone: 'good', word: 'Connected' },
  expiring: { tone: 'warn', word: 'Ends soon' },
  not_receiving: { tone: 'bad', word: 'Not receiving' },
  reconnect_required: { tone: 'bad', word: 'Needs you' },
  disabled: { tone: 'plain', word: 'Released' },
} as const;

/** How an inbox stands with its provider, in a word. */
export function ConnectionBadge({ state }: { readonly state: ConnectionState }) {
  const { tone, word } = STATES[state];
  return <Badge tone={tone}>{word}</Badge>;
}
