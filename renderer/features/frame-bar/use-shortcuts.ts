import { useEffect } from 'react'
import { allCommands } from '../../state/commands-store.ts'
import { isShortcut } from '../../ui/shortcut.ts'

/** Runs the command whose shortcut is pressed; keys that a field needs for typing stay with the field. */
export function useShortcuts(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const command = allCommands().findLast(({ shortcut }) => shortcut !== undefined && isShortcut(event, shortcut))
      if (!command?.shortcut || belongsToField(event, command.shortcut) || isBehindDialog(command.id)) return
      event.preventDefault()
      command.run()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

/** While one types, only combinations with Ctrl or ⌘ and function keys are commands, and undo is the field's own. */
function belongsToField(event: KeyboardEvent, shortcut: string): boolean {
  const target = event.target
  const isTyping =
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea'))
  if (!isTyping) return false
  if (/Mod\+(Shift\+)?Z$/.test(shortcut)) return true
  return !/Mod|^(Shift\+)?F\d/.test(shortcut)
}

/** An open dialogue is answered first. */
function isBehindDialog(id: string): boolean {
  return id !== 'keyboard' && document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
}
