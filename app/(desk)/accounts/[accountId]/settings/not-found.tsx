import { SearchX } from 'lucide-react';
import { State } from '@/components/ui/state';

export default function NotFound() {
  return (
    <div className="grid min-h-full place-items-center">
      <title>Not found · Parley</title>
      <State isPage icon={<SearchX />} title="There is nothing here">
        The address may be mistyped, or what it led to is gone.
      </State>
    </div>
  );
}
