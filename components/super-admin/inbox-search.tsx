import { Search } from 'lucide-react';
import Form from 'next/form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';

/** What is looked for is the address, so that it can be sent to somebody. */
export function InboxSearch({ q }: { readonly q: string }) {
  return (
    <search className="mb-6 block">
      <Form action="/super_admin/inboxes" className="grid grid-cols-[1fr_auto] items-end gap-2">
        <Field
          key={q}
          label="Find an inbox"
          hint="By its name, its @username or the provider’s id."
          type="search"
          name="q"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          defaultValue={q}
        />
        <Button type="submit" size="lg" className="mb-5.5">
          <Search aria-hidden className="size-4" />
          Find
        </Button>
      </Form>
    </search>
  );
}
