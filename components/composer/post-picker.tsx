'use client';

import { useQuery } from '@tanstack/react-query';
import { ImageOff } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { useDesk } from '@/lib/client/desk';
import { postsQuery } from '@/lib/client/posts';
import type { OwnPost } from '@/lib/contracts/posts';

type Props = { readonly number: number; readonly onChoose: (post: OwnPost) => void };

/** The account's newest posts; the one that is chosen is sent at once. */
export function PostPicker({ number, onChoose }: Props) {
  return (
    <div className="grid gap-4">
      <div>
        <DialogTitle className="text-lg font-semibold">One of our posts</DialogTitle>
        <DialogDescription className="text-ink-muted mt-0.5 text-sm text-pretty">
          The customer gets it as a card that opens the post. It is sent as soon as you choose.
        </DialogDescription>
      </div>
      <Posts number={number} onChoose={onChoose} />
    </div>
  );
}

function Posts({ number, onChoose }: Props) {
  const { account } = useDesk();
  const { data, isError, refetch } = useQuery(postsQuery(account.id, number));
  if (isError) return <Nothing words="The posts can’t be had right now." again={refetch} />;
  if (!data) return <Waiting />;
  if (!data.ok) return <Nothing words={data.problem} again={refetch} />;
  if (data.posts.length === 0) {
    return <Nothing words="Nothing is posted yet. What you post on Instagram can be sent here." />;
  }
  return (
    <ul className="-m-1 grid max-h-96 grid-cols-2 gap-2 overflow-y-auto p-1 sm:grid-cols-3">
      {data.posts.map((post) => (
        <li key={post.id}>
          <PostButton post={post} onChoose={() => onChoose(post)} />
        </li>
      ))}
    </ul>
  );
}

type ButtonProps = { readonly post: OwnPost; readonly onChoose: () => void };

function PostButton({ post: { caption, picture }, onChoose }: ButtonProps) {
  const [broken, setBroken] = useState(false);
  return (
    <button
      type="button"
      onClick={onChoose}
      className="border-line hover:border-line-strong hover:bg-fill grid w-full overflow-hidden rounded-lg border text-left transition-colors"
    >
      {picture && !broken ? (
        // biome-ignore lint/performance/noImgElement: a picture from elsewhere; nothing is to be done to it.
        <img
          src={picture}
          alt=""
          loading="lazy"
          className="aspect-square w-full object-cover"
          onError={() => setBroken(true)}
        />
      ) : (
        <span className="bg-fill text-ink-subtle grid aspect-square w-full place-items-center">
          <ImageOff aria-hidden className="size-5" />
        </span>
      )}
      <span dir="auto" className="line-clamp-2 min-h-10 px-2 py-1.5 text-xs">
        {caption ?? 'A post without words'}
      </span>
    </button>
  );
}

const SQUARES = ['a', 'b', 'c'] as const;

const Waiting = () => (
  <div role="status" className="grid grid-cols-2 gap-2 sm:grid-cols-3">
    <span className="sr-only">The posts are coming…</span>
    {SQUARES.map((square) => (
      <span key={square} aria-hidden className="bg-fill aspect-square rounded-lg" />
    ))}
  </div>
);

type NothingProps = { readonly words: string; readonly again?: () => unknown };

const Nothing = ({ words, again }: NothingProps) => (
  <div className="grid justify-items-start gap-3">
    <p role="status" className="text-ink-muted text-sm text-pretty">
      {words}
    </p>
    {again && (
      <Button look="quiet" onClick={() => void again()}>
        Try again
      </Button>
    )}
  </div>
);
