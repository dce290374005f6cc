import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { snapped, valueAt } from './line-scale.ts'

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
  readonly step: number
  /** "+99 accounts", beside the strip between was and now. */
  readonly change: string | null
  readonly wasWords: (value: string) => string
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
  readonly isWhole: boolean
  readonly plot: { readonly current: HTMLDivElement | null }
}

/** The line's value on top: the handle. */
export function LineFlag({ line, at, range, scale, shift, isWhole, plot }: LineFlagProps) {
  // The last bin of whole values ends before its upper edge.
  const reach = [range[0], range[1] - (isWhole ? 1 : 0)] as const
  const isHeld = useRef(false)
  const move = (event: PointerEvent): void => {
    const box = plot.current?.getBoundingClientRect()
    if (!isHeld.current || box === undefined || box.width === 0) return
    const position = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
    line.onMove(snapped(valueAt(position, range, scale) - shift, line.step, reach))
  }
  const release = (): void => {
    if (isHeld.current) line.onKeep()
    isHeld.current = false
  }
  const key = (event: KeyboardEvent): void => {
    const step = line.step * (event.shiftKey ? 10 : 1)
    const to = (value: number): void => line.onMove(snapped(value, line.step, reach))
    if (event.key === 'ArrowRight' || event.key === 'ArrowUp') to(line.value + step)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowDown') to(line.value - step)
    else if (event.key === 'Home') to(reach[0])
    else if (event.key === 'End') to(reach[1])
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
      aria-valuemin={reach[0]}
      aria-valuemax={reach[1]}
      aria-valuenow={line.value}
      aria-valuetext={line.show(line.value)}
      onKeyDown={key}
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
