import { Field } from '@/components/ui/field';
import { SETTINGS } from '@/lib/domain/setting';
import { type ControlProps, sourceInWords } from './setting-source';

export function TextSetting({ setting, problem }: ControlProps) {
  const { name, value, fallback } = setting;
  const { label, hint } = SETTINGS[name];
  return (
    <Field
      label={label}
      name={name}
      defaultValue={value ?? ''}
      placeholder={fallback ?? ''}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      hint={`${sourceInWords(setting)}. ${hint}`}
      problem={problem}
    />
  );
}
