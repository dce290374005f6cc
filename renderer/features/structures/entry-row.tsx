import type { KeyboardEvent } from 'react'
import type { Structure } from '../../../shared/entities/structure.ts'
import { select } from '../../state/navigation-store.ts'
import { offerUndo } from '../../state/notice-store.ts'
import { showUnitsOf } from '../../state/table-view-store.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { listWords, type Noun, structuresWords } from '../../strings/structures.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Swatch } from '../../ui/swatch.tsx'
import { landingAt } from '../../ui/use-list-drag.ts'
import { type Entry, entriesOf } from './entry.ts'
import { EntryFigures } from './entry-figures.tsx'
import { focusEntry } from './focus-entry.ts'
import { RenameField } from './rename-field.tsx'
import type { Reorder } from './use-reorder.ts'

interface EntryRowProps {
  readonly structure: Structure
  readonly entries: readonly Entry[]
  readonly entry: Entry
  readonly reorder: Reorder
  readonly isChosen: boolean
  readonly isRenaming: boolean
  readonly onRename: (entryId: string | null) => void
  readonly noun: Noun
}

/** One tested line: grip, place, colour, name, units and what earlier rules take. */
export function EntryRow(props: EntryRowProps) {
  const { structure, entries, entry, reorder, isChosen, isRenaming, onRename, noun } = props
  const actions = useEntryActions(props)
  const isDragged = reorder.drag?.entryId === entry.id
  const landing = landingAt(reorder, entries, entry)
  const rename = (name: string | null): void => {
    onRename(null)
    if (name !== null && name !== entry.name) {
      void runCommand('segments.rename', { structureId: structure.id, entryId: entry.id, name })
    }
    focusEntry(entry.id)
  }
  return (
    <li
      className={classNames('entry', isChosen && 'here', isDragged && 'dragged', landing)}
      data-entry={entry.id}
      data-kind={entry.kind}
    >
      <span className="grip" aria-hidden="true" title={listWords.drag(entry.name)} {...reorder.grip(entry)}>
        <Icon name="grip" />
      </span>
      {isRenaming ? (
        <RenameField entry={entry} onDone={rename} />
      ) : (
        <button
          type="button"
          className="entry-main"
          aria-current={isChosen}
          tabIndex={isChosen ? 0 : -1}
          onClick={() => select(structure.id, entry.id)}
          onDoubleClick={() => onRename(entry.id)}
          onKeyDown={actions.onKey}
        >
          <span className="order">{entry.kind === 'segment' ? entry.index + 1 : ''}</span>
          <Swatch kind={entry.paint} isRepeat={entry.isRepeat} />
          <span className="cut entry-name" title={entry.name}>
            {entry.name}
          </span>
          <EntryFigures entryId={entry.id} noun={noun} />
        </button>
      )}
      <Menu
        label={listWords.menu(entry.name)}
        trigger={<IconButton icon="more" label={listWords.menu(entry.name)} small isPassedBy={!isChosen} />}
        groups={actions.groups}
      />
    </li>
  )
}

function useEntryActions({ structure, entries, entry, reorder, onRename }: EntryRowProps) {
  const structureId = structure.id
  const siblings = entries.filter(({ kind }) => kind === entry.kind)
  const at = entries.indexOf(entry)
  const remove = async (): Promise<void> => {
    const view = await runCommand('segments.remove', { structureId, entryId: entry.id })
    if (view === null) return
    const next = entries[at + 1] ?? entries[at - 1]
    select(structureId, next?.id ?? null)
    if (next) focusEntry(next.id)
    offerUndo(structuresWords.deleted(entry.name), () => void runCommand('history.undo', {}))
  }
  const duplicate = async (): Promise<void> => {
    const view = await runCommand('segments.duplicate', { structureId, entryId: entry.id })
    const after = view?.structures.find(({ id }) => id === structureId)
    const copy = after && entriesOf(after).find(({ id }) => !entries.some((known) => known.id === id))
    if (copy === undefined) return
    select(structureId, copy.id)
    focusEntry(copy.id)
  }
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const next = entries[at + step]
    if (step !== 0 && event.altKey) {
      reorder.moveTo(entry, entry.index + step)
      focusEntry(entry.id)
    } else if (step !== 0 && next) {
      select(structureId, next.id)
      focusEntry(next.id)
    } else if (event.key === 'F2') onRename(entry.id)
    else if (event.key === 'Delete') void remove()
    else if (event.key === 'Enter') document.querySelector<HTMLElement>('.rule-text-input')?.focus()
    else return
    event.preventDefault()
  }
  const groups = [
    {
      entries: [
        { id: 'rename', name: listWords.rename, shortcut: 'F2', onChoose: () => onRename(entry.id) },
        {
          id: 'show',
          name: listWords.showUnits,
          onChoose: () => showUnitsOf({ structureId, entryId: entry.id, units: 'taken' }),
        },
        { id: 'duplicate', name: listWords.duplicate, onChoose: () => void duplicate() },
      ],
    },
    {
      entries: [
        {
          id: 'up',
          name: listWords.up,
          shortcut: 'Alt+↑',
          isDisabled: entry.index === 0,
          onChoose: () => reorder.moveTo(entry, entry.index - 1),
        },
        {
          id: 'down',
          name: listWords.down,
          shortcut: 'Alt+↓',
          isDisabled: entry.index === siblings.length - 1,
          onChoose: () => reorder.moveTo(entry, entry.index + 1),
        },
      ],
    },
    { entries: [{ id: 'remove', name: listWords.remove, shortcut: 'Delete', onChoose: () => void remove() }] },
  ]
  return { groups, onKey }
}
