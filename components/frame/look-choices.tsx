'use client';

import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import { MenuChoice, MenuLabel, MenuRadioGroup, MenuSeparator } from '@/components/ui/menu';
import { useDensity } from '@/lib/client/density';
import { DENSITIES, THEMES } from './looks';

const never = () => () => {};

/** The theme lives in the browser alone, so the server can't know which choice is ticked. */
function useThemeChoice(): string {
  const { theme = 'system' } = useTheme();
  return useSyncExternalStore(
    never,
    () => theme,
    () => 'system',
  );
}

export function LookChoices() {
  const { setTheme } = useTheme();
  const choice = useThemeChoice();
  const { rows, setRows } = useDensity();
  return (
    <>
      <MenuLabel>Theme</MenuLabel>
      <MenuRadioGroup value={choice} onValueChange={setTheme}>
        {THEMES.map(({ value, label, icon: Icon }) => (
          <MenuChoice key={value} value={value}>
            <Icon />
            {label}
          </MenuChoice>
        ))}
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuLabel>Rows of the list</MenuLabel>
      <MenuRadioGroup value={rows}>
        {DENSITIES.map(({ value, label, icon: Icon }) => (
          <MenuChoice key={value} value={value} onSelect={() => setRows(value)}>
            <Icon />
            {label}
          </MenuChoice>
        ))}
      </MenuRadioGroup>
    </>
  );
}
