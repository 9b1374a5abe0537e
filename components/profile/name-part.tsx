'use client';

import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { useKeptForm } from '@/lib/client/use-kept-form';
import { changeName } from '@/lib/web/actions/profile';
import { Part } from './part';
import { Saved } from './saved';

export function NamePart({ name }: { readonly name: string }) {
  const form = useKeptForm(changeName);
  return (
    <Part title="Name" lead="Beside your notes and replies. Customers don’t see it.">
      <form action={form.submit} className="grid max-w-100 gap-4">
        <FormProblem sentence={form.refusal} />
        <Field
          label="Your name"
          name="name"
          autoComplete="name"
          required
          maxLength={80}
          defaultValue={form.typed.name ?? name}
          problem={form.problemOf('name')}
        />
        <div className="flex items-center gap-3">
          <Button type="submit" off={form.isPending}>
            {form.isPending ? 'Saving…' : 'Save name'}
          </Button>
          <Saved shown={form.isDone && !form.isPending}>Saved</Saved>
        </div>
      </form>
    </Part>
  );
}
