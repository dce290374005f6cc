import { type PointerEvent, type RefObject, useRef, useState } from 'react'

/** A row that can change its place among those of its kind. */
export interface ListItem {
  readonly id: string
  readonly kind: string
  /** Place among its kind. */
  readonly index: number
}

export interface ListDrag<Item extends ListItem> {
  /** The list; a row carries `data-entry` with its id and `data-kind` with its kind. */
  readonly listRef: RefObject<HTMLOListElement | null>
  /** The item in the hand, and the index among its kind where it would land. */
  readonly drag: { readonly entryId: string; readonly toIndex: number } | null
  readonly grip: (item: Item) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void
    readonly onPointerUp: () => void
    readonly onPointerCancel: () => void
  }
  readonly moveTo: (item: Item, toIndex: number) => void
}

/** Changing the order by dragging a grip or by keys; items stay among their kind. `onMove` is called once, on release. */
export function useListDrag<Item extends ListItem>(
  items: readonly Item[],
  onMove: (item: Item, toIndex: number) => void,
): ListDrag<Item> {
  const listRef = useRef<HTMLOListElement>(null)
  const [drag, setDrag] = useState<ListDrag<Item>['drag']>(null)
  const moveTo = (item: Item, toIndex: number): void => {
    const last = items.filter(({ kind }) => kind === item.kind).length - 1
    const target = Math.max(0, Math.min(last, toIndex))
    if (target !== item.index) onMove(item, target)
  }
  const indexAt = (item: Item, y: number): number => {
    const rows = [...(listRef.current?.querySelectorAll<HTMLElement>(`[data-kind="${CSS.escape(item.kind)}"]`) ?? [])]
    const above = rows.filter((row) => {
      const { top, height } = row.getBoundingClientRect()
      return row.dataset.entry !== item.id && y > top + height / 2
    })
    return above.length
  }
  const grip: ListDrag<Item>['grip'] = (item) => ({
    onPointerDown: (event) => {
      event.preventDefault()
      event.currentTarget.setPointerCapture(event.pointerId)
      setDrag({ entryId: item.id, toIndex: item.index })
    },
    onPointerMove: (event) => {
      if (drag?.entryId === item.id) setDrag({ entryId: item.id, toIndex: indexAt(item, event.clientY) })
    },
    onPointerUp: () => {
      if (drag?.entryId === item.id) moveTo(item, drag.toIndex)
      setDrag(null)
    },
    onPointerCancel: () => setDrag(null),
  })
  return { listRef, drag, grip, moveTo }
}

/** The class of a row at which the dragged item would land; false for others. */
export function landingAt<Item extends ListItem>(
  { drag }: Pick<ListDrag<Item>, 'drag'>,
  items: readonly Item[],
  item: Item,
): 'land-above' | 'land-below' | false {
  const dragged = items.find(({ id }) => id === drag?.entryId)
  if (!dragged || drag === null || dragged.kind !== item.kind || drag.toIndex === dragged.index) return false
  if (item.index !== drag.toIndex) return false
  return drag.toIndex < dragged.index ? 'land-above' : 'land-below'
}
