import { IconButton } from '@/components/Button';
import type { IconName } from '@/components/Icon';
import { announce } from '@/lib/announce';
import { setTheme, useTheme, type Theme } from '@/lib/theme';

const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };
const icons: Record<Theme, IconName> = { system: 'system', light: 'sun', dark: 'moon' };
const names: Record<Theme, string> = { system: 'as the system', light: 'light', dark: 'dark' };

/** Goes through the three themes: as the system, light, dark. */
export function ThemeSwitch() {
  const theme = useTheme();
  const change = () => {
    setTheme(next[theme]);
    announce(`Theme: ${names[next[theme]]}.`);
  };
  return <IconButton icon={icons[theme]} label={`Theme: ${names[theme]}. Change to: ${names[next[theme]]}`} onClick={change} />;
}
