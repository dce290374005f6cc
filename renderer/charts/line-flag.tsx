import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { nearestStep } from '../../shared/scales/offered-steps.ts'
import { valueAt } from './line-scale.ts'

/** A line that the hand can move: by dragging its flag or by keys. */
export interface MovableLine {
  readonly label: string
  readonly value: number
  /** Whether a value on the line counts with those above it. */
  readonly isPartedBelow: boolean
  /** A value of the line with its unit. */
  readonly show: (value: number) => string
  /** Where it stood before, while that differs. */
  readonly was: number | null
  /** The values that it may be put on, ascending; at least one. */
  readonly steps: readonly number[]
  /** "+99 accounts", beside the strip between was and now. */
  readonly change: string | null
  readonly wasWords: (value: string) => string
  /** The hand comes near: by pointer or by focus. */
  readonly onReach: () => void
  readonly onMove: (value: number) => void
  readonly onKeep: () => void
  readonly onRevert: () => void
}

interface LineFlagProps {
  readonly line: MovableLine
  readonly at: number
  readonly range: readonly [number, number]
  readonly scale: 'linear' | 'log'
  /** How far after its value the line is drawn. */
  readonly shift: number
  readonly plot: { readonly current: HTMLDivElement | null }
}

/** Steps that Shift passes at once. */
const LARGE_STEP = 10

/** The line's value on top: the handle. */
export function LineFlag({ line, at, range, scale, shift, plot }: LineFlagProps) {
  const { steps } = line
  const isHeld = useRef(false)
  const to = (index: number): void => {
    const value = steps[Math.min(steps.length - 1, Math.max(0, index))]
    if (value !== undefined && value !== line.value) line.onMove(value)
  }
  const move = (event: PointerEvent): void => {
    const box = plot.current?.getBoundingClientRect()
    if (!isHeld.current || box === undefined || box.width === 0) return
    const position = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
    to(nearestStep(steps, valueAt(position, range, scale) - shift))
  }
  const release = (): void => {
    if (isHeld.current) line.onKeep()
    isHeld.current = false
  }
  const key = (event: KeyboardEvent): void => {
    const many = event.shiftKey ? LARGE_STEP : 1
    if (event.key === 'ArrowRight' || event.key === 'ArrowUp') to(stepsUpTo(steps, line.value) - 1 + many)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') to(stepsBelow(steps, line.value) - many)
    else if (event.key === 'Home') to(0)
    else if (event.key === 'End') to(steps.length - 1)
    else if (event.key === 'Enter') line.onKeep()
    else if (event.key === 'Escape') line.onRevert()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className="flag"
      style={{ left: `${at * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={line.label}
      aria-valuemin={steps[0]}
      aria-valuemax={steps.at(-1)}
      aria-valuenow={line.value}
      aria-valuetext={line.show(line.value)}
      onKeyDown={key}
      onPointerEnter={line.onReach}
      onFocus={line.onReach}
      onBlur={line.onKeep}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        isHeld.current = true
      }}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
    >
      {line.show(line.value)}
    </div>
  )
}

/** How many steps a value is on or has behind it. */
function stepsUpTo(steps: readonly number[], value: number): number {
  return steps.filter((step) => step <= value).length
}

function stepsBelow(steps: readonly number[], value: number): number {
  return steps.filter((step) => step < value).length
}
