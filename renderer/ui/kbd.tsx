import { shortcutWords } from './shortcut.ts'

/** A shortcut as keys: "Mod+Shift+Z" reads "Ctrl Shift Z", "⌘ ⇧ Z" on macOS. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd>{shortcutWords(keys)}</kbd>
}
