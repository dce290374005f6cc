import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import { type Command, useCommandGroups } from '../../state/commands-store.ts'
import { frameBarStrings as say } from '../../strings/frame-bar.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { type FoundCommand, findCommands } from './find-commands.ts'
import { closePalette, useFrameBar } from './frame-bar-store.ts'
import './palette.css'

const MAXIMUM_RECENT = 6

/** One list of everything that can be done or found from here (Ctrl+K). */
export function CommandPalette() {
  const isOpen = useFrameBar((state) => state.isPaletteOpen)
  const [recentIds, setRecentIds] = useState<readonly string[]>([])
  const choose = (command: Command) => {
    setRecentIds((ids) => [command.id, ...ids.filter((id) => id !== command.id)].slice(0, MAXIMUM_RECENT))
    closePalette()
    // After the dialogue has given the focus back, so that the command may move it.
    setTimeout(() => command.run(), 0)
  }
  return (
    <ModalOverlay
      className="overlay palette-overlay"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => !open && closePalette()}
    >
      <Modal className="modal palette">
        <AriaDialog className="dialog" aria-label={say.find}>
          <PaletteList recentIds={recentIds} onChoose={choose} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** What the open screen offers comes before what the window always offers. */
function listed(groups: ReadonlyMap<string, readonly Command[]>): readonly Command[] {
  const { frame = [], things = [], ...screen } = Object.fromEntries(groups)
  return [...Object.values(screen).flat(), ...frame, ...things].filter(({ isHidden }) => !isHidden)
}

interface PaletteListProps {
  readonly recentIds: readonly string[]
  readonly onChoose: (command: Command) => void
}

function PaletteList({ recentIds, onChoose }: PaletteListProps) {
  const groups = useCommandGroups((state) => state.groups)
  const commands = useMemo(() => listed(groups), [groups])
  const [question, setQuestion] = useState('')
  const [picked, setPicked] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const found = useMemo(() => findCommands(question, commands, recentIds), [question, commands, recentIds])
  const at = Math.min(picked, found.length - 1)
  const move = (to: number) => {
    setPicked(Math.max(0, Math.min(found.length - 1, to)))
    list.current?.children[to]?.scrollIntoView({ block: 'nearest' })
  }
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(at + 1)
    else if (event.key === 'ArrowUp') move(at - 1)
    else if (event.key === 'PageDown') move(at + 8)
    else if (event.key === 'PageUp') move(at - 8)
    else if (event.key === 'Enter') {
      const chosen = found[at]
      if (chosen) onChoose(chosen.command)
    } else return
    event.preventDefault()
  }
  return (
    <>
      <div className="palette-field">
        <Icon name="search" />
        <input
          // biome-ignore lint/a11y/noAutofocus: a palette is opened to type into it
          autoFocus
          value={question}
          placeholder={say.find}
          spellCheck={false}
          role="combobox"
          aria-label={say.find}
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={found[at] ? `palette-${at}` : undefined}
          onChange={(event) => {
            setQuestion(event.currentTarget.value)
            setPicked(0)
          }}
          onKeyDown={keyDown}
        />
      </div>
      <div className="palette-list scroll" id="palette-list" role="listbox" aria-label="Commands" ref={list}>
        {found.map((one, index) => (
          <PaletteItem key={one.command.id} found={one} index={index} isPicked={index === at} onChoose={onChoose} />
        ))}
        {found.length === 0 && <p className="list-empty">{say.nothingFound}</p>}
      </div>
    </>
  )
}

interface PaletteItemProps {
  readonly found: FoundCommand
  readonly index: number
  readonly isPicked: boolean
  readonly onChoose: (command: Command) => void
}

function PaletteItem({ found: { command, isRecent }, index, isPicked, onChoose }: PaletteItemProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field that owns the list
    <div
      id={`palette-${index}`}
      className={classNames('palette-item', isPicked && 'picked')}
      role="option"
      tabIndex={-1}
      aria-selected={isPicked}
      onClick={() => onChoose(command)}
    >
      <span className={command.section === 'Columns' ? 'mono cut' : 'cut'}>{command.title}</span>
      {command.shortcut ? <Kbd keys={command.shortcut} /> : <span />}
      <span className="caption">{isRecent ? say.recent : command.section}</span>
    </div>
  )
}
