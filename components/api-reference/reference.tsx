import { FileJson } from 'lucide-react';
import type { ReactNode } from 'react';
import { Logo } from '@/components/frame/logo';
import { buttonLook } from '@/components/ui/button';
import type { ApiReference } from '@/lib/contracts/api/reference';
import { Call } from './call';
import { Contents } from './contents';
import { Fields } from './fields';

type Props = { readonly reference: ApiReference };

/** All calls on one page, so that one search finds everything. */
export function Reference({ reference }: Props) {
  const { address, groups, shapes } = reference;
  return (
    <div className="bg-surface min-h-dvh">
      <title>API · Parley</title>
      <div className="mx-auto flex max-w-260 gap-12 px-4 md:px-8">
        <Contents reference={reference} />
        <main className="min-w-0 flex-1 pt-10 pb-24">
          <Intro address={address} />
          {groups.map(({ tag, calls }) => (
            <section key={tag} aria-labelledby={tag} className="mt-12">
              <h2 id={tag} className="text-ink scroll-mt-6 text-lg font-semibold tracking-tight">
                {tag}
              </h2>
              {calls.map((call) => (
                <Call key={call.id} call={call} />
              ))}
            </section>
          ))}
          <section aria-labelledby="shapes" className="mt-12">
            <h2 id="shapes" className="text-ink scroll-mt-6 text-lg font-semibold tracking-tight">
              Shapes
            </h2>
            {shapes.map(({ name, fields }) => (
              <article key={name} aria-labelledby={name} className="mt-6">
                <h3 id={name} className="text-ink mb-2 scroll-mt-6 text-base font-semibold">
                  {name}
                </h3>
                <Fields label={name} fields={fields} />
              </article>
            ))}
          </section>
        </main>
      </div>
    </div>
  );
}

function Intro({ address }: { readonly address: string }) {
  return (
    <header>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="flex items-center gap-2.5 lg:hidden">
          <Logo className="size-6" />
          <span className="text-ink text-sm font-semibold">Parley</span>
        </p>
        <h1 className="text-ink w-full text-xl font-semibold tracking-tight lg:w-auto">
          The public API
        </h1>
        <a href="/api/v1/openapi.json" className={buttonLook()}>
          <FileJson className="size-4" />
          OpenAPI 3.1
        </a>
      </div>
      <div className="text-ink-muted mt-4 grid max-w-150 gap-3 text-sm text-pretty">
        <p>
          Everything starts at <Mono>{address}/api/v1</Mono>. Addresses, parameters and shapes are
          those of Chatwoot’s application API, so programs made for it work with this address.
        </p>
        <p>
          A program sends its token in the header <Mono>api_access_token</Mono>. Make one in the
          settings under Access tokens; it sees what you see, and may do what you may do. The pages
          of the desk may ask with your session instead.
        </p>
        <p>
          Bodies are JSON or forms. Keys that nobody knows are ignored, times are Unix seconds, and
          the id of a conversation is its number in the account.
        </p>
        <p>
          Each token may ask 300 times a minute. Every answer says how much is left, and a refusal
          says in <Mono>Retry-After</Mono> how many seconds to wait.
        </p>
      </div>
    </header>
  );
}

const Mono = ({ children }: { readonly children: ReactNode }) => (
  <code className="text-ink text-[0.95em] break-words">{children}</code>
);
