import { Reference } from '@/components/api-reference/reference';
import { loadApiReference } from '@/lib/web/loaders/api-reference';

/** For everybody: it tells how to ask, and nothing of what is there. */
export default function Page() {
  return <Reference reference={loadApiReference()} />;
}
