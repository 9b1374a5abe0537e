'use client';

import { Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuChoice, MenuContent, MenuRadioGroup, MenuTrigger } from '@/components/ui/menu';
import { Tooltip } from '@/components/ui/tooltip';
import { THEMES } from './theme-choice';

const never = () => () => {};

/** The theme lives in the browser alone, so the server can't know which choice is ticked. */
export function useThemeChoice(): string {
  const { theme = 'system' } = useTheme();
  return useSyncExternalStore(
    never,
    () => theme,
    () => 'system',
  );
}

export function ThemeMenu() {
  const { setTheme } = useTheme();
  const choice = useThemeChoice();
  return (
    <Menu>
      <Tooltip label="Theme" side="right">
        <MenuTrigger asChild>
          <Button look="quiet" size="icon" className="size-9" aria-label="Theme">
            <Sun className="size-4.5 dark:hidden" />
            <Moon className="hidden size-4.5 dark:block" />
          </Button>
        </MenuTrigger>
      </Tooltip>
      <MenuContent side="right" align="end" className="min-w-44">
        <ThemeChoices choice={choice} onChoose={setTheme} />
      </MenuContent>
    </Menu>
  );
}

type ChoicesProps = { readonly choice: string; readonly onChoose: (theme: string) => void };

export function ThemeChoices({ choice, onChoose }: ChoicesProps) {
  return (
    <MenuRadioGroup value={choice} onValueChange={onChoose}>
      {THEMES.map(({ value, label, icon: Icon }) => (
        <MenuChoice key={value} value={value}>
          <Icon />
          {label}
        </MenuChoice>
      ))}
    </MenuRadioGroup>
  );
}
