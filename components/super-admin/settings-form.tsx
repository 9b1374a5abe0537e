'use client';

import { useActionState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { submitUnreset } from '@/lib/client/submit-unreset';
import { toast } from '@/lib/client/toast';
import type { ActionState } from '@/lib/contracts/action-state';
import type { ShownSetting } from '@/lib/contracts/settings';
import { SETTINGS, type SettingGroup } from '@/lib/domain/setting';
import { saveSettings } from '@/lib/web/actions/settings';
import { SecretSetting } from './secret-setting';
import { Section } from './section';
import { SwitchSetting } from './switch-setting';
import { TextSetting } from './text-setting';

type Props = { readonly group: SettingGroup; readonly settings: readonly ShownSetting[] };

/** Every setting of a group. What is saved is in force everywhere within two seconds. */
export function SettingsForm({ group, settings }: Props) {
  const [state, save, isPending] = useActionState(
    async (previous: ActionState, fields: FormData) => {
      const next = await saveSettings(previous, fields);
      if (next.status === 'done') toast('Saved');
      return next;
    },
    { status: 'idle' },
  );
  const problems = state.status === 'invalid' ? state.fields : {};
  return (
    <Section title="App" lead="What is left empty comes from the environment.">
      <form onSubmit={submitUnreset(save)} className="grid grid-cols-1 gap-5">
        <FormProblem sentence={state.status === 'refused' ? state.message : null} />
        <input type="hidden" name="group" value={group} />
        {settings.map((setting) => {
          const Control = CONTROLS[SETTINGS[setting.name].kind];
          // What was just saved is shown anew: a secret that was typed does not stay on the page.
          const key = `${setting.name} ${setting.savedAt}`;
          return <Control key={key} setting={setting} problem={problems[setting.name]?.[0]} />;
        })}
        <div>
          <Button type="submit" look="solid" disabled={isPending}>
            {isPending ? 'Saving…' : 'Save'}
          </Button>
        </div>
      </form>
    </Section>
  );
}

const CONTROLS = {
  text: TextSetting,
  version: TextSetting,
  secret: SecretSetting,
  switch: SwitchSetting,
} as const;
