import { useEffect } from 'react'
import { allCommands, type Command } from '../../state/commands-store.ts'
import { isShortcut } from '../../ui/shortcut.ts'

/** Runs the command whose shortcut is pressed; keys that a field needs for typing stay with the field. */
export function useShortcuts(): void {
  useEffect(() => {
    // A tab or a button takes Enter for itself, whatever is held down with it: combinations are heard before them.
    const before = (event: KeyboardEvent) => {
      if (isTyping(event)) return
      const command = commandOf(event)
      if (command?.shortcut?.includes('Mod') && run(event, command)) event.stopPropagation()
    }
    const after = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const command = commandOf(event)
      if (command?.shortcut && !belongsToField(event, command.shortcut)) run(event, command)
    }
    document.addEventListener('keydown', before, true)
    document.addEventListener('keydown', after)
    return () => {
      document.removeEventListener('keydown', before, true)
      document.removeEventListener('keydown', after)
    }
  }, [])
}

function commandOf(event: KeyboardEvent): Command | undefined {
  if (event.isComposing) return undefined
  return allCommands().findLast(({ shortcut }) => shortcut !== undefined && isShortcut(event, shortcut))
}

/** Answers whether the command was run. */
function run(event: KeyboardEvent, command: Command): boolean {
  if (isBehindDialog(command.id)) return false
  event.preventDefault()
  command.run()
  return true
}

function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea'))
  )
}

/** While one types, only combinations with Ctrl or ⌘ and function keys are commands, and undo is the field's own. */
function belongsToField(event: KeyboardEvent, shortcut: string): boolean {
  if (!isTyping(event)) return false
  if (/Mod\+(Shift\+)?Z$/.test(shortcut)) return true
  return !/Mod|^(Shift\+)?F\d/.test(shortcut)
}

/** An open dialogue is answered first. */
function isBehindDialog(id: string): boolean {
  return id !== 'keyboard' && document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
}
