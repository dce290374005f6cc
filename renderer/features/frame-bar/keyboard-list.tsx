import { useState } from 'react'
import { call } from '../../api/call.ts'
import { type Command, useCommandGroups } from '../../state/commands-store.ts'
import { reportError } from '../../state/notice-store.ts'
import { usePreferences } from '../../state/preferences-store.ts'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { closeKeyboardList, useFrameBar } from './frame-bar-store.ts'

/** Keys that belong to parts of screens and are no commands. */
const PART_KEYS = [
  { keys: 'Tab', words: 'Next control' },
  { keys: 'Arrows', words: 'Inside grids, lists, tabs and sliders' },
  { keys: 'Mod+C', words: 'Copy the selected cells' },
  { keys: 'Mod+Shift+C', words: 'Copy the whole table' },
  { keys: 'Mod+Plus', words: 'Larger text, as for a projector' },
  { keys: 'Mod+Minus', words: 'Smaller text' },
  { keys: 'Esc', words: 'Close, give up, back to what was' },
] as const

/** What can be done by keys from here, with the version and the diagnostics below. */
export function KeyboardList() {
  const isOpen = useFrameBar((state) => state.isKeyboardListOpen)
  const groups = useCommandGroups((state) => state.groups)
  const commands = [...groups.values()].flat().filter(({ shortcut }) => shortcut !== undefined)
  return (
    <Dialog title="Keyboard" isOpen={isOpen} onClose={closeKeyboardList} size="large" actions={<Foot />}>
      <div className="keys-list">
        <KeySection title="Commands" commands={commands.filter(({ section }) => section !== 'Screens')} />
        <KeySection title="Screens" commands={commands.filter(({ section }) => section === 'Screens')} />
        <section>
          <h3>Everywhere</h3>
          <ul>
            {PART_KEYS.map(({ keys, words }) => (
              <li key={keys}>
                {words} <Kbd keys={keys} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  )
}

function KeySection({ title, commands }: { readonly title: string; readonly commands: readonly Command[] }) {
  if (commands.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {commands.map(({ id, title: words, shortcut }) => (
          <li key={id}>
            {words} {shortcut && <Kbd keys={shortcut} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Foot() {
  const version = usePreferences((state) => state.about?.version ?? '')
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await copyText((await call('app.diagnostics', {})).text)
      setCopied(true)
    } catch (error) {
      reportError(error)
    }
  }
  return (
    <>
      <span className="caption">Tessera {version}. Works offline; nothing is sent anywhere.</span>
      <span className="spring" />
      <Button onPress={() => void copy()}>{isCopied ? 'Diagnostics copied' : 'Copy diagnostics'}</Button>
    </>
  )
}
