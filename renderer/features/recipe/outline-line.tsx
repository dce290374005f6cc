import type { KeyboardEvent } from 'react'
import type { RecipeEditInput, RecipeView } from '../../../shared/contract/recipe.ts'
import { offerUndo } from '../../state/notice-store.ts'
import { editRecipe } from '../../state/recipe-actions.ts'
import { goToPlace } from '../../state/recipe-place-store.ts'
import { runCommand } from '../../state/workspace-store.ts'
import { recipeStrings as say } from '../../strings/recipe.ts'
import { classNames } from '../../ui/class-names.ts'
import { formatExactCount } from '../../ui/format-number.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { RenameInput } from '../../ui/rename-input.tsx'
import { StatusGlyph } from '../../ui/status-glyph.tsx'
import { type ListDrag, landingAt } from '../../ui/use-list-drag.ts'
import { focusLine } from './focus-line.ts'
import type { OutlineRow } from './outline-rows.ts'
import { useRecipe } from './recipe-context.ts'
import { renameEdit } from './rename-edit.ts'

interface OutlineLineProps {
  readonly rows: readonly OutlineRow[]
  readonly row: OutlineRow
  readonly order: ListDrag<OutlineRow>
  readonly isChosen: boolean
  readonly isRenaming: boolean
  readonly onRename: (rowId: string | null) => void
  readonly state: RecipeView['sources'][number]['state']
}

/** One line of the outline: grip, name, rows after it, what is wrong with it. */
export function OutlineLine(props: OutlineLineProps) {
  const { rows, row, order, isChosen, isRenaming, onRename, state } = props
  const view = useRecipe()
  const actions = useLineActions(props)
  const rename = (name: string | null): void => {
    onRename(null)
    if (name !== null && name !== row.ownName) {
      const edit = renameEdit(view, row, name)
      if (edit !== null) void editRecipe(edit)
    }
    focusLine(row.id)
  }
  const isDragged = order.drag?.entryId === row.id
  return (
    <li
      className={classNames(
        'rc-line',
        `rc-${row.what}`,
        isChosen && 'here',
        isDragged && 'dragged',
        landingAt(order, rows, row),
      )}
      data-entry={row.id}
      data-kind={row.kind}
    >
      {row.what === 'step' ? (
        <span className="grip" aria-hidden="true" title={say.drag(row.name)} {...order.grip(row)}>
          <Icon name="grip" />
        </span>
      ) : (
        <span className="rc-mark" aria-hidden="true">
          <Icon name={row.what === 'source' ? 'file' : 'table'} />
        </span>
      )}
      {isRenaming ? (
        <RenameInput name={row.ownName ?? ''} label={say.nameOf(row.name)} onDone={rename} />
      ) : (
        <button
          type="button"
          className="rc-main"
          aria-current={isChosen}
          tabIndex={isChosen ? 0 : -1}
          onClick={() => goToPlace(row.place)}
          onDoubleClick={() => row.ownName !== null && onRename(row.id)}
          onKeyDown={actions.onKey}
        >
          <span className="cut rc-name" title={row.name}>
            {row.name}
          </span>
          {row.problem !== null && (
            <StatusGlyph
              status={row.what === 'source' && state === 'changed' ? 'stale' : 'warning'}
              label={`${say.problem}: ${row.problem}`}
            />
          )}
          <span className={classNames('num', view.isStale && 'stale')}>
            {row.rows === null ? '' : formatExactCount(row.rows)}
          </span>
        </button>
      )}
      <Menu
        label={say.actionsOn(row.name)}
        trigger={<IconButton icon="more" label={say.actionsOn(row.name)} small />}
        groups={actions.groups}
      />
    </li>
  )
}

function useLineActions({ rows, row, order, onRename }: OutlineLineProps) {
  const view = useRecipe()
  const at = rows.indexOf(row)
  const siblings = rows.filter(({ kind }) => kind === row.kind)
  const isStep = row.what === 'step'
  const canRemove = row.what !== 'base'
  const remove = async (): Promise<void> => {
    const edit: RecipeEditInput =
      row.what === 'scores'
        ? { kind: 'set-scores', scores: [] }
        : row.what === 'tie-out'
          ? { kind: 'set-tie-outs', tieOuts: [] }
          : row.what === 'same-unit'
            ? { kind: 'undecide-keys', decisions: view.recipe.keyDecisions }
            : isStep
              ? { kind: 'remove-step', stepId: row.id }
              : { kind: 'remove-source', sourceId: row.id }
    if ((await editRecipe(edit)) === null) return
    const next = rows[at + 1] ?? rows[at - 1]
    goToPlace(next?.place ?? null)
    if (next) focusLine(next.id)
    offerUndo(say.removed(row.name), () => void runCommand('history.undo', {}))
  }
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const next = rows[at + step]
    if (step !== 0 && event.altKey && isStep) {
      order.moveTo(row, row.index + step)
      focusLine(row.id)
    } else if (step !== 0 && !event.altKey && next) {
      goToPlace(next.place)
      focusLine(next.id)
    } else if (event.key === 'Home' || event.key === 'End') {
      const end = event.key === 'Home' ? rows[0] : rows.at(-1)
      if (end) goToPlace(end.place)
      if (end) focusLine(end.id)
    } else if (event.key === 'F2' && row.ownName !== null) onRename(row.id)
    else if (event.key === 'Delete' && canRemove) void remove()
    else if (event.key === 'Enter') focusEditor()
    else return
    event.preventDefault()
  }
  const moves = [
    {
      ...{ id: 'up', name: say.moveUp, shortcut: 'Alt+↑', isDisabled: row.index === 0 },
      onChoose: () => order.moveTo(row, row.index - 1),
    },
    {
      ...{ id: 'down', name: say.moveDown, shortcut: 'Alt+↓', isDisabled: row.index === siblings.length - 1 },
      onChoose: () => order.moveTo(row, row.index + 1),
    },
  ]
  const rename = {
    ...{ id: 'rename', name: say.rename, shortcut: 'F2', isDisabled: row.ownName === null },
    onChoose: () => onRename(row.id),
  }
  const removal = {
    ...{ id: 'remove', name: say.remove, shortcut: 'Delete', isDisabled: !canRemove },
    onChoose: () => void remove(),
  }
  return { groups: [{ entries: [rename] }, ...(isStep ? [{ entries: moves }] : []), { entries: [removal] }], onKey }
}

function focusEditor(): void {
  document.querySelector<HTMLElement>('.rc-editor :is(input, textarea, button)')?.focus()
}
