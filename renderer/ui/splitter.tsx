import { type KeyboardEvent, type PointerEvent, useRef } from 'react'

export interface SplitterProps {
  /** What it resizes, such as "Height of the set-aside rows". */
  readonly label: string
  /** `vertical`: a vertical line that changes a width. */
  readonly orientation: 'vertical' | 'horizontal'
  readonly value: number
  readonly minimum: number
  readonly maximum: number
  readonly onChange: (value: number) => void
  /** The resized part is after the line (right or below): moving towards it makes it smaller. */
  readonly isBefore?: boolean
}

/** A line that changes the size of a part by dragging or by arrow keys. */
export function Splitter({ label, orientation, value, minimum, maximum, onChange, isBefore = false }: SplitterProps) {
  const start = useRef<{ readonly at: number; readonly value: number } | null>(null)
  const set = (next: number) => onChange(Math.min(maximum, Math.max(minimum, Math.round(next))))
  const sign = isBefore ? 1 : -1
  const place = (event: PointerEvent) => (orientation === 'vertical' ? event.clientX : event.clientY)
  const down = (event: PointerEvent<HTMLHRElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { at: place(event), value }
  }
  const move = (event: PointerEvent<HTMLHRElement>) => {
    if (start.current) set(start.current.value + sign * (place(event) - start.current.at))
  }
  const key = (event: KeyboardEvent<HTMLHRElement>) => {
    const forward = orientation === 'vertical' ? 'ArrowRight' : 'ArrowDown'
    const back = orientation === 'vertical' ? 'ArrowLeft' : 'ArrowUp'
    if (event.key !== forward && event.key !== back) return
    event.preventDefault()
    set(value + sign * (event.key === forward ? 1 : -1) * (event.shiftKey ? 64 : 16))
  }
  return (
    <hr
      className={`splitter ${orientation}`}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={value}
      aria-valuemin={minimum}
      aria-valuemax={maximum}
      tabIndex={0}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={() => {
        start.current = null
      }}
      onKeyDown={key}
    />
  )
}
