import { Monitor, Moon, Rows2, Rows3, Sun } from 'lucide-react';

export const THEMES = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'system', label: 'Same as system', icon: Monitor },
] as const;

export const DENSITIES = [
  { value: 'comfortable', label: 'Comfortable', icon: Rows2 },
  { value: 'compact', label: 'Compact', icon: Rows3 },
] as const;
