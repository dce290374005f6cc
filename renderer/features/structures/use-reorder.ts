import { type PointerEvent, type RefObject, useRef, useState } from 'react'
import type { Structure } from '../../../shared/entities/structure.ts'
import { runCommand } from '../../state/workspace-store.ts'
import type { Entry } from './entry.ts'

export interface Reorder {
  readonly listRef: RefObject<HTMLOListElement | null>
  /** The entry in the hand, and the index among its kind where it would land. */
  readonly drag: { readonly entryId: string; readonly toIndex: number } | null
  readonly grip: (entry: Entry) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerUp: () => void
    readonly onPointerCancel: () => void
  }
  readonly moveTo: (entry: Entry, toIndex: number) => void
}

/** Changing the order by dragging a grip or by keys; entries stay among their kind. One command on release. */
export function useReorder(structure: Structure, entries: readonly Entry[]): Reorder {
  const listRef = useRef<HTMLOListElement>(null)
  const [drag, setDrag] = useState<Reorder['drag']>(null)
  const siblings = (entry: Entry): readonly Entry[] => entries.filter(({ kind }) => kind === entry.kind)
  const moveTo = (entry: Entry, toIndex: number): void => {
    const last = siblings(entry).length - 1
    const target = Math.max(0, Math.min(last, toIndex))
    if (target === entry.index) return
    void runCommand('segments.move', { structureId: structure.id, entryId: entry.id, toIndex: target })
  }
  const indexAt = (entry: Entry, y: number): number => {
    const rows = [...(listRef.current?.querySelectorAll<HTMLElement>(`[data-kind="${entry.kind}"]`) ?? [])]
    const above = rows.filter((row) => {
      const { top, height } = row.getBoundingClientRect()
      return row.dataset.entry !== entry.id && y > top + height / 2
    })
    return above.length
  }
  const grip: Reorder['grip'] = (entry) => ({
    onPointerDown: (event) => {
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      setDrag({ entryId: entry.id, toIndex: entry.index })
    },
    onPointerMove: (event) => {
      if (drag?.entryId === entry.id) setDrag({ entryId: entry.id, toIndex: indexAt(entry, event.clientY) })
    },
    onPointerUp: () => {
      if (drag?.entryId === entry.id) moveTo(entry, drag.toIndex)
      setDrag(null)
    },
    onPointerCancel: () => setDrag(null),
  })
  return { listRef, drag, grip, moveTo }
}
