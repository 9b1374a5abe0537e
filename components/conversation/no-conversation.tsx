import { MessagesSquare } from 'lucide-react';
import { Kbd } from '@/components/ui/kbd';
import { State } from '@/components/ui/state';

/** The thread's place while none is open. */
export function NoConversation() {
  return (
    <div className="grid h-full place-items-center">
      <State icon={<MessagesSquare />} title="Pick a conversation">
        It opens here. Walk through the list with <Kbd>J</Kbd> and <Kbd>K</Kbd>, open with{' '}
        <Kbd>Enter</Kbd>, find anything with <Kbd>⌘K</Kbd>.
      </State>
    </div>
  );
}
