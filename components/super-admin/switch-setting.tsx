import { Select } from '@/components/ui/select';
import { SETTINGS } from '@/lib/domain/setting';
import { type ControlProps, sourceInWords } from './setting-source';

export function SwitchSetting({ setting, problem }: ControlProps) {
  const { name, value, fallback } = setting;
  const { label, hint } = SETTINGS[name];
  return (
    <div className="grid gap-1.5">
      <div className="max-w-80">
        <Select label={label} name={name} defaultValue={value ?? ''}>
          <option value="">As the environment says: {fallback === 'true' ? 'on' : 'off'}</option>
          <option value="true">On</option>
          <option value="false">Off</option>
        </Select>
      </div>
      <p className="text-ink-subtle text-xs text-pretty">
        {problem ?? `${sourceInWords(setting)}. ${hint}`}
      </p>
    </div>
  );
}
