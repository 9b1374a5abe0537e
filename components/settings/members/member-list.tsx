import { MemberAvatar } from '@/components/frame/member-avatar';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { Time } from '@/components/ui/time';
import type { TeamMember } from '@/lib/contracts/team';
import { MemberMenu } from './member-menu';

/** Who works here, and who did. */
export function MemberList({ members }: { readonly members: readonly TeamMember[] }) {
  return (
    <ul aria-label="Members" className="border-line divide-line divide-y rounded-lg border">
      {members.map((member) => (
        <li key={member.id} className="flex items-center gap-3 py-3 pr-2 pl-4">
          <MemberAvatar member={member} className={cn(member.disabled && 'opacity-60 grayscale')} />
          <div className="min-w-0 flex-1">
            <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
              <span className="text-ink truncate text-sm font-medium">{member.name}</span>
              {member.isMe && <span className="text-ink-subtle text-xs">you</span>}
              <Badge tone={member.role === 'administrator' ? 'accent' : 'plain'}>
                {member.role === 'administrator' ? 'Administrator' : 'Agent'}
              </Badge>
              {member.disabled && <Badge tone="warn">Disabled</Badge>}
            </p>
            <p className="text-ink-muted text-xs break-all">{member.email}</p>
            <p className="text-ink-subtle mt-0.5 line-clamp-2 text-xs">
              {placesOf(member)}
              {member.activeAt && (
                <>
                  {' · last active '}
                  <Time at={member.activeAt} />
                </>
              )}
            </p>
          </div>
          <MemberMenu member={member} />
        </li>
      ))}
    </ul>
  );
}

function placesOf({ role, inboxes }: TeamMember): string {
  if (role === 'administrator') return 'Sees every inbox';
  return inboxes.length > 0 ? inboxes.map(({ name }) => name).join(', ') : 'In no inbox yet';
}
