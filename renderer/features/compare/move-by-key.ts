import type { KeyboardEvent } from 'react'

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/** Arrow keys between the rows of the tables: up and down within an option, left and right between options. */
export function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key]
  const { target } = event
  if (step === undefined || !(target instanceof HTMLElement) || target.dataset.place === undefined) return
  const place = Number(target.dataset.place) + step[0]
  const line = Number(target.dataset.line) + step[1]
  const board = event.currentTarget
  const rows = [...board.querySelectorAll<HTMLElement>(`[data-place="${place}"]`)]
  const next = rows.find((row) => row.dataset.line === String(line)) ?? (step[0] === 0 ? undefined : rows.at(-1))
  if (next === undefined) return
  event.preventDefault()
  focusRow(board, next)
}

/** Makes a row the one that Tab reaches, and goes there. */
export function focusRow(board: HTMLElement, row: HTMLElement): void {
  for (const other of board.querySelectorAll<HTMLElement>('[data-place]')) other.tabIndex = other === row ? 0 : -1
  row.focus()
  row.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}
