import { Monitor, Moon, Sun } from 'lucide-react';

export const THEMES = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'system', label: 'Same as system', icon: Monitor },
] as const;
