type Named = { readonly id: number; readonly name: string };

/** What the thread says when a conversation changes hands; `me` is the member who does it. */
export function assignmentLine(actor: string, to: Named | null, me: number): string {
  if (!to) return `${actor} unassigned the conversation`;
  return to.id === me
    ? `${actor} took the conversation`
    : `${actor} assigned the conversation to ${to.name}`;
}
