'use client';

import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { newClientId } from '@/lib/client/client-id';
import { TRAITS } from '@/lib/domain/channel';
import { OfferRow } from './offer-row';

const { most, titleCharacters } = TRAITS.instagram.quickReplies;

type Props = {
  readonly answers: readonly string[];
  readonly onSave: (answers: readonly string[]) => void;
};

const row = (title: string) => ({ id: newClientId(), title });

/** Short answers that the customer presses instead of writing; they vanish once one is pressed. */
export function AnswersForm({ answers, onSave }: Props) {
  const [rows, setRows] = useState(() => (answers.length > 0 ? answers : ['', '']).map(row));
  const change = (id: string, title: string) =>
    setRows(rows.map((each) => (each.id === id ? { ...each, title } : each)));

  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave([...new Set(rows.map(({ title }) => title.trim()).filter(Boolean))]);
  };
  return (
    <form onSubmit={save} className="grid gap-4">
      <div>
        <DialogTitle className="text-lg font-semibold">Quick replies</DialogTitle>
        <DialogDescription className="text-ink-muted mt-0.5 text-sm text-pretty">
          Short answers below your message. The customer presses one instead of writing; it comes
          back as their message.
        </DialogDescription>
      </div>
      <ol className="grid gap-2">
        {rows.map(({ id, title }, index) => (
          <OfferRow
            key={id}
            label={`Answer ${index + 1}`}
            title={title}
            maxLength={titleCharacters}
            autoFocus={index === 0}
            onChange={(next) => change(id, next)}
            onRemove={() => setRows(rows.filter((each) => each.id !== id))}
          />
        ))}
      </ol>
      <div className="flex items-center gap-2">
        {rows.length < most && (
          <Button look="quiet" onClick={() => setRows([...rows, row('')])}>
            <Plus aria-hidden className="size-4" />
            Another answer
          </Button>
        )}
        <Button type="submit" look="solid" className="ml-auto">
          Done
        </Button>
      </div>
    </form>
  );
}
