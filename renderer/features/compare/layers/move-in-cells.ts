import type { KeyboardEvent } from 'react'

const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Moves the focus between the cells of a table, whose buttons tell their place by `data-row` and `data-column`. */
export function moveInCells(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key]
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return
  if (!(event.target instanceof HTMLElement)) return
  const { row, column } = event.target.dataset
  if (row === undefined || column === undefined) return
  const wanted = `[data-row="${Number(row) + step[0]}"][data-column="${Number(column) + step[1]}"]`
  const next = event.currentTarget.querySelector<HTMLElement>(wanted)
  if (next === null) return
  event.preventDefault()
  event.target.tabIndex = -1
  next.tabIndex = 0
  next.focus()
}
