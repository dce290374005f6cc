/** Whether the keys of the command are ⌘ instead of Ctrl. */
export function isMac(): boolean {
  return /mac/i.test(globalThis.navigator?.platform ?? '')
}

const MAC_WORDS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩' }

/** A shortcut for reading: "Mod+Shift+Z" → "Ctrl Shift Z". */
export function shortcutWords(keys: string, mac = isMac()): string {
  return keys
    .split('+')
    .map((key) => (mac ? (MAC_WORDS[key] ?? key) : key === 'Mod' ? 'Ctrl' : key))
    .join(' ')
}

export interface Keystroke {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** Whether a key press is the shortcut. Shift is not asked for keys that only exist with it, such as "?". */
export function isShortcut(event: Keystroke, shortcut: string, mac = isMac()): boolean {
  const parts = shortcut.split('+')
  const key = parts.at(-1) ?? ''
  const isSymbol = key.length === 1 && !/[a-z0-9.]/i.test(key)
  const mod = mac ? event.metaKey : event.ctrlKey
  const otherMod = mac ? event.ctrlKey : event.metaKey
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    mod === parts.includes('Mod') &&
    !otherMod &&
    event.altKey === parts.includes('Alt') &&
    (isSymbol || event.shiftKey === parts.includes('Shift'))
  )
}
