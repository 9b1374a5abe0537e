'use client';

import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { newClientId } from '@/lib/client/client-id';
import type { TemplateButton } from '@/lib/domain/attachment';
import { TRAITS } from '@/lib/domain/channel';
import { LinkInput, OfferRow } from './offer-row';

const { most, titleCharacters } = TRAITS.instagram.buttons;

type Props = {
  readonly buttons: readonly TemplateButton[];
  readonly onSave: (buttons: readonly TemplateButton[]) => void;
};

const row = (title: string, url: string | null) => ({ id: newClientId(), title, url: url ?? '' });
const EMPTY: TemplateButton = { title: '', url: null };
const NO_LINK = 'A link begins with https://.';

const isLink = (url: string) => url === '' || (/^https?:\/\//.test(url) && URL.canParse(url));

/** Up to three buttons that stay below the words: each opens a link, or answers. */
export function ButtonsForm({ buttons, onSave }: Props) {
  const [rows, setRows] = useState(() =>
    (buttons.length > 0 ? buttons : [EMPTY]).map(({ title, url }) => row(title, url)),
  );
  const [checked, setChecked] = useState(false);
  const change = (id: string, next: { readonly title?: string; readonly url?: string }) =>
    setRows(rows.map((each) => (each.id === id ? { ...each, ...next } : each)));

  const save = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!rows.every(({ url }) => isLink(url.trim()))) return;
    onSave(
      rows
        .map(({ title, url }) => ({ title: title.trim(), url: url.trim() || null }))
        .filter(({ title }) => title !== ''),
    );
  };
  return (
    <form noValidate onSubmit={save} className="grid gap-4">
      <div>
        <DialogTitle className="text-lg font-semibold">Buttons</DialogTitle>
        <DialogDescription className="text-ink-muted mt-0.5 text-sm text-pretty">
          They stay below your message. One with a link opens it; one without answers you with its
          words. Instagram shows them in its apps only.
        </DialogDescription>
      </div>
      <ol className="grid gap-3">
        {rows.map(({ id, title, url }, index) => (
          <OfferRow
            key={id}
            label={`Button ${index + 1}`}
            title={title}
            maxLength={titleCharacters}
            autoFocus={index === 0}
            onChange={(next) => change(id, { title: next })}
            onRemove={() => setRows(rows.filter((each) => each.id !== id))}
          >
            <LinkInput
              label={`Link of button ${index + 1}`}
              value={url}
              problem={checked && !isLink(url.trim()) ? NO_LINK : null}
              onChange={(next) => change(id, { url: next })}
            />
          </OfferRow>
        ))}
      </ol>
      <div className="flex items-center gap-2">
        {rows.length < most && (
          <Button look="quiet" onClick={() => setRows([...rows, row('', null)])}>
            <Plus aria-hidden className="size-4" />
            Another button
          </Button>
        )}
        <Button type="submit" look="solid" className="ml-auto">
          Done
        </Button>
      </div>
    </form>
  );
}
