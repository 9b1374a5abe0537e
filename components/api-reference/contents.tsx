import { Logo } from '@/components/frame/logo';
import type { ApiReference } from '@/lib/contracts/api/reference';
import { Method } from './call';

/** Beside the calls where there is room for it. */
export function Contents({ reference: { groups, shapes } }: { readonly reference: ApiReference }) {
  return (
    <nav
      aria-label="Contents"
      className="sticky top-0 hidden h-dvh w-60 shrink-0 overflow-y-auto py-10 lg:block"
    >
      <p className="mb-6 flex items-center gap-2.5">
        <Logo className="size-6" />
        <span className="text-ink text-sm font-semibold">Parley API</span>
      </p>
      {groups.map(({ tag, calls }) => (
        <div key={tag} className="mb-5">
          <a href={`#${tag}`} className="text-ink-subtle hover:text-ink text-xs font-medium">
            {tag}
          </a>
          <ul className="mt-1.5 grid gap-0.5">
            {calls.map(({ id, method, summary }) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  className="text-ink-muted hover:bg-fill hover:text-ink -mx-2 flex items-center gap-2 rounded-md px-2 py-1 text-xs"
                >
                  <Method method={method} />
                  <span className="truncate">{summary}</span>
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <a href="#shapes" className="text-ink-subtle hover:text-ink text-xs font-medium">
        Shapes
      </a>
      <ul className="mt-1.5 grid gap-0.5">
        {shapes.map(({ name }) => (
          <li key={name}>
            <a
              href={`#${name}`}
              className="text-ink-muted hover:bg-fill hover:text-ink -mx-2 block rounded-md px-2 py-1 text-xs"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
