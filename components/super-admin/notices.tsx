import { TriangleAlert } from 'lucide-react';

/** What is wrong with the whole page's ground, each in a sentence. */
export function Notices({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <ul aria-label="Warnings" className="mb-6 grid gap-2">
      {sentences.map((sentence) => (
        <li
          key={sentence}
          className="bg-warn-soft text-warn flex items-start gap-2 rounded-md px-3 py-2.5 text-sm text-pretty break-words"
        >
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0">{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
