import { setTheme, usePreferences } from '../../state/preferences-store.ts'
import { frameBarStrings as say } from '../../strings/frame-bar.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'

const THEMES = [
  { id: 'system', name: 'As the system' },
  { id: 'light', name: 'Light' },
  { id: 'dark', name: 'Dark' },
] as const

/** Light, dark, or as the system has it. */
export function ThemeMenu() {
  const theme = usePreferences((state) => state.theme)
  return (
    <Menu
      label="Theme"
      trigger={<IconButton icon="theme" label={say.theme[theme]} />}
      groups={[
        {
          title: 'Theme',
          entries: THEMES.map(({ id, name }) => ({
            id,
            name,
            isChosen: id === theme,
            onChoose: () => void setTheme(id),
          })),
        },
      ]}
    />
  )
}
