'use client';

import { useRouter } from 'next/navigation';
import { type ChangeEvent, useRef, useState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { sentenceOf, tell } from '@/lib/client/api';
import { useDesk } from '@/lib/client/desk';
import { type Opened, openPicture } from '@/lib/client/square';
import { PICTURE_PROBLEMS } from '@/lib/domain/picture';
import { CropDialog } from './crop-dialog';
import { Part } from './part';

type Props = { readonly name: string; readonly picture: string | null };

type Chosen = Extract<Opened, { ok: true }>;

export function PicturePart({ name, picture }: Props) {
  const { me, account } = useDesk();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);
  const path = `/api/accounts/${account.id}/profile/picture`;

  async function choose({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const file = currentTarget.files?.[0];
    // The same file may be chosen again.
    currentTarget.value = '';
    if (!file) return;
    const opened = await openPicture(file);
    setProblem(opened.ok ? null : PICTURE_PROBLEMS[opened.problem]);
    if (opened.ok) setChosen(opened);
  }

  function close(changed: boolean) {
    if (chosen) URL.revokeObjectURL(chosen.url);
    setChosen(null);
    if (changed) router.refresh();
  }

  async function remove() {
    setRemoving(true);
    try {
      await tell(path, { method: 'DELETE' });
      setProblem(null);
      router.refresh();
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setRemoving(false);
    }
  }

  return (
    <Part title="Picture" lead="Seen by the people of your team.">
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center gap-4">
          <Avatar name={name} seed={me.memberId} src={picture} size={72} />
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => input.current?.click()}>
              {picture ? 'Replace picture' : 'Upload a picture'}
            </Button>
            {picture && (
              <Button look="quiet" off={removing} onClick={() => void remove()}>
                {removing ? 'Removing…' : 'Remove'}
              </Button>
            )}
          </div>
          <input
            ref={input}
            type="file"
            accept="image/*"
            aria-label="Picture file"
            tabIndex={-1}
            className="sr-only"
            onChange={(event) => void choose(event)}
          />
        </div>
        <FormProblem sentence={problem} />
      </div>
      {chosen && <CropDialog picture={chosen} path={path} onClose={close} />}
    </Part>
  );
}
