'use client';

import { Check, Copy } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { toast } from '@/lib/client/toast';
import { Button } from './button';

type Props = Pick<ComponentProps<typeof Button>, 'size' | 'className'> & {
  readonly text: string;
  /** What is copied, for those who only hear it. */
  readonly what: string;
};

export function CopyButton({ text, what, ...props }: Props) {
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => toast.error('It could not be copied. Select it and copy it yourself.'),
    );
  return (
    <Button {...props} onClick={() => void copy()}>
      {copied ? <Check className="text-good size-4" /> : <Copy className="size-4" />}
      <span aria-live="polite">
        {copied ? 'Copied' : 'Copy'}
        <span className="sr-only"> {what}</span>
      </span>
    </Button>
  );
}
