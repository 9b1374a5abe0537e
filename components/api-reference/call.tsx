import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import type { ApiCall } from '@/lib/contracts/api/reference';
import { Fields, inCode } from './fields';

const COLOURS: Readonly<Record<string, string>> = {
  GET: 'bg-good-soft text-good',
  POST: 'bg-accent-soft text-accent-ink',
  PATCH: 'bg-warn-soft text-warn',
};

export function Method({ method }: { readonly method: string }) {
  return (
    <span
      className={cn(
        'text-2xs inline-grid h-5 w-12 shrink-0 place-items-center rounded-sm font-semibold tracking-wide',
        COLOURS[method],
      )}
    >
      {method}
    </span>
  );
}

export function Call({ call }: { readonly call: ApiCall }) {
  const { id, method, path, summary, description, inputs, notYet, answer } = call;
  return (
    <article aria-labelledby={id} className="border-line border-t py-8 first-of-type:border-t-0">
      <h3 id={id} className="text-ink scroll-mt-6 text-base font-semibold">
        {summary}
      </h3>
      <p className="mt-2 flex min-w-0 items-start gap-2.5">
        <Method method={method} />
        <code className="text-ink min-w-0 text-sm break-all">{path}</code>
      </p>
      {description.map((paragraph) => (
        <p key={paragraph} className="text-ink-muted mt-3 max-w-150 text-sm text-pretty">
          {inCode(paragraph)}
        </p>
      ))}
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
        tabIndex={0}
        aria-label={`Example of ${summary}`}
        className="bg-fill border-line text-ink mt-4 overflow-x-auto rounded-lg border p-3 text-xs leading-5"
      >
        <pre>{call.example}</pre>
      </section>
      {inputs.length > 0 && (
        <div className="mt-4">
          <Heading>{call.inputsAre === 'query' ? 'In the address' : 'In the body'}</Heading>
          <Fields label={`Inputs of ${summary}`} fields={inputs} showRequired />
        </div>
      )}
      <div className="mt-4 grid gap-2">
        {notYet.length > 0 && (
          <More title="Known, but not possible yet">
            <Fields label={`Not possible yet in ${summary}`} fields={notYet} />
          </More>
        )}
        <More title={`Answer: ${answer.name}`}>
          <Fields label={`Answer of ${summary}`} fields={answer.fields} />
        </More>
        <More title="When it can’t be done">
          <dl className="border-line divide-line divide-y rounded-lg border">
            {call.refusals.map(({ status, words }) => (
              <div key={status} className="grid grid-cols-[3rem_1fr] gap-3 px-3 py-2 text-xs">
                <dt className="text-ink font-medium tabular-nums">{status}</dt>
                <dd className="text-ink-muted text-pretty">{inCode(words)}</dd>
              </div>
            ))}
          </dl>
        </More>
      </div>
    </article>
  );
}

const Heading = ({ children }: { readonly children: ReactNode }) => (
  <h4 className="text-ink-subtle mb-1.5 text-xs font-medium">{children}</h4>
);

function More({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className="group">
      <summary className="text-ink-muted hover:text-ink flex w-fit cursor-pointer list-none items-center gap-1 rounded-sm py-0.5 text-xs font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight className="size-3.5 transition-transform group-open:rotate-90" />
        {title}
      </summary>
      <div className="mt-2 mb-2">{children}</div>
    </details>
  );
}
