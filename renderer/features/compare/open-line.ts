import type { KeyboardEvent } from 'react'
import { TOO_NEW_ID } from '../../../shared/entities/structure.ts'
import { goToStep, openStructure } from '../../state/navigation-store.ts'
import { showUnitsOf } from '../../state/table-view-store.ts'
import { askWhy } from '../../state/why-store.ts'
import { useBoardView } from './board-view.ts'

/** A line of the board: an entry of an option. */
export interface BoardLine {
  readonly structureId: string
  readonly entryId: string
}

/** Opens the units of a line in the customer table. */
export function openUnits(line: BoardLine): void {
  useBoardView.setState({ left: line })
  showUnitsOf({ ...line, units: 'taken' })
}

/** Opens the rule of a line where it is written. */
export function openRule(line: BoardLine): void {
  useBoardView.setState({ left: line })
  // Its rule follows from the frame.
  if (line.entryId === TOO_NEW_ID) goToStep('frame')
  else openStructure(line.structureId, line.entryId)
}

/** Enter opens a line's units, Shift+Enter its rule, W tells why its contribution is what it is. */
export function openByKey(event: KeyboardEvent, line: BoardLine): void {
  if (event.target !== event.currentTarget) return
  if (event.key.toLowerCase() === 'w' && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault()
    askWhy({ ...line, metric: 'contribution' })
  }
  if (event.key !== 'Enter') return
  event.preventDefault()
  if (event.shiftKey) openRule(line)
  else openUnits(line)
}
