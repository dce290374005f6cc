import { create } from 'zustand'
import type { About, Preferences } from '../../shared/contract/app.ts'
import { call } from '../api/call.ts'
import { reportError } from './notice-store.ts'

type Theme = Preferences['theme']

interface PreferencesState {
  /** Null until the host has answered. */
  readonly about: About | null
  readonly theme: Theme
  /** The theme on screen, `system` resolved. Charts read their colours again when it changes. */
  readonly shownTheme: 'light' | 'dark'
}

/** The person's settings and what the host can do. */
export const usePreferences = create<PreferencesState>()(() => ({ about: null, theme: 'system', shownTheme: 'light' }))

const darkWish = () => window.matchMedia('(prefers-color-scheme: dark)')

/** Asks the host for its capabilities and the saved settings, and follows the system's theme. */
export async function loadPreferences(): Promise<void> {
  darkWish().addEventListener('change', () => applyTheme(usePreferences.getState().theme))
  applyTheme('system')
  try {
    const about = await call('app.about', {})
    usePreferences.setState({ about })
    applyTheme(about.preferences.theme)
  } catch (error) {
    reportError(error)
  }
}

/** Shows and keeps a theme. */
export async function setTheme(theme: Theme): Promise<void> {
  applyTheme(theme)
  try {
    usePreferences.setState({ about: await call('app.setPreferences', { theme }) })
  } catch (error) {
    reportError(error)
  }
}

function applyTheme(theme: Theme): void {
  const shownTheme = theme === 'system' ? (darkWish().matches ? 'dark' : 'light') : theme
  document.documentElement.dataset.theme = shownTheme
  usePreferences.setState({ theme, shownTheme })
}
