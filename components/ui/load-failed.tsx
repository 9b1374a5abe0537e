import { CloudOff } from 'lucide-react';
import { sentenceOf } from '@/lib/client/api';
import { Button } from './button';
import { State } from './state';

type Props = {
  /** The thing that is missing, as the sentence begins: "The list". */
  readonly what: string;
  readonly error: unknown;
  readonly again: () => void;
};

export function LoadFailed({ what, error, again }: Props) {
  return (
    <div role="alert">
      <State
        icon={<CloudOff />}
        title={`${what} could not be loaded`}
        action={<Button onClick={again}>Try again</Button>}
      >
        {sentenceOf(error)}
      </State>
    </div>
  );
}
