'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Choice } from '@/components/ui/choice';
import { CopyButton } from '@/components/ui/copy-button';
import { Field } from '@/components/ui/field';
import { SETTINGS } from '@/lib/domain/setting';
import { type ControlProps, sourceInWords } from './setting-source';

const newToken = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** Written, never read back. A verify token is ours to make up, so it can be generated and copied before it is saved. */
export function SecretSetting({ setting, problem }: ControlProps) {
  const { name, source } = setting;
  const { label, hint } = SETTINGS[name];
  const isOurs = name.endsWith('VERIFY_TOKEN');
  const [value, setValue] = useState('');
  const [isShown, setShown] = useState(false);
  const generate = () => {
    setValue(newToken());
    setShown(true);
  };
  return (
    <div className="grid gap-2">
      <Field
        label={label}
        name={name}
        type={isShown ? 'text' : 'password'}
        value={value}
        onChange={({ target }) => setValue(target.value)}
        placeholder={source === 'none' ? '' : '••••••••••••'}
        autoComplete="new-password"
        autoCapitalize="off"
        spellCheck={false}
        hint={`${sourceInWords(setting)}. ${hint}`}
        problem={problem}
      />
      {isOurs && (
        <div className="flex flex-wrap items-center gap-2">
          <Button size="sm" onClick={generate}>
            Generate
          </Button>
          {isShown && value !== '' && <CopyButton size="sm" text={value} what={label} />}
          <p role="status" className="text-ink-muted text-xs">
            {isShown &&
              value !== '' &&
              'Copy it for Meta’s dashboard, then save. It is not shown again.'}
          </p>
        </div>
      )}
      {source === 'saved' && (
        <Choice
          type="checkbox"
          name="forget[]"
          value={name}
          label="Forget the saved one"
          hint="The environment counts again, once this is saved."
          className="-mx-2.5"
        />
      )}
    </div>
  );
}
