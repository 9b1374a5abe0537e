'use client';

import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { DialogDescription, DialogTitle } from '@/components/ui/dialog';

type Props = { readonly name: string; readonly secret: string; readonly close: () => void };

const select = (input: HTMLInputElement | null) => input?.select();

/** The one time that a token can be read. */
export function MadeToken({ name, secret, close }: Props) {
  const id = useId();
  return (
    <>
      <DialogTitle className="text-lg font-semibold break-words">{name}</DialogTitle>
      <DialogDescription className="text-ink-muted mt-0.5 text-sm text-pretty">
        Copy it now and keep it like a password. Parley keeps only a fingerprint of it and can’t
        show it a second time.
      </DialogDescription>
      <div className="mt-4 flex gap-2">
        <label htmlFor={id} className="sr-only">
          Access token
        </label>
        <input
          id={id}
          readOnly
          ref={select}
          value={secret}
          onFocus={({ target }) => target.select()}
          className="border-control bg-fill text-ink h-10 min-w-0 flex-1 rounded-md border px-3 font-mono text-xs"
        />
        <CopyButton size="lg" text={secret} what="the token" />
      </div>
      <p className="text-ink-muted mt-3 text-xs text-pretty">
        Programs send it in the header <code className="text-ink">api_access_token</code>.
      </p>
      <div className="mt-5 flex justify-end">
        <Button look="solid" onClick={close}>
          Done
        </Button>
      </div>
    </>
  );
}
