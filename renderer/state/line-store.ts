import { create } from 'zustand'
import type { HandledLine } from '../../shared/contract/threshold-cube.ts'

/** A line that a hand reaches for or moves: what it is, and where it may stand. */
export interface ReachedLine {
  readonly line: HandledLine
  /** Of a condition: the option that its rule is of. Null for a named threshold, which all options share. */
  readonly structureId: string | null
  /** A rule's text that stands in for the kept one, whatever the line's value there. */
  readonly draft: { readonly entryId: string; readonly text: string } | null
  /** Ascending. */
  readonly steps: readonly number[]
}

export interface ReleasedLine {
  /** Of the workspace before the line was kept. */
  readonly revision: number
  /** The rule's text that is kept; null for a named threshold. */
  readonly text: string | null
}

interface LineState {
  readonly reached: ReachedLine | null
  /** Index of the step that the line is held on; null while it is not held. */
  readonly step: number | null
  /** When it was last moved, in milliseconds since the window opened. */
  readonly movedAtMs: number
  /** Let go where it stands, to be kept there: its figures are shown till the exact ones are there. Null while it is not. */
  readonly released: ReleasedLine | null
}

/** So long after its last move, a hand is still. */
export const STILL_MS = 150

/** The one line that the hand is at. Screens read it to let their figures follow. */
export const useLine = create<LineState>()(() => ({
  reached: null,
  step: null,
  movedAtMs: Number.NEGATIVE_INFINITY,
  released: null,
}))

/** The hand comes to a line, by pointer or by focus: what its steps do may be worked out ahead. */
export function reachForLine(reached: ReachedLine): void {
  const { reached: former, step } = useLine.getState()
  if (step === null && !isSame(former, reached)) useLine.setState({ reached })
}

/** The line is held on one of its steps; a value that is none of them is not followed. */
export function holdLine(reached: ReachedLine, value: number): void {
  const step = reached.steps.indexOf(value)
  const { reached: former } = useLine.getState()
  useLine.setState({
    reached: isSame(former, reached) ? former : reached,
    step: step < 0 ? null : step,
    movedAtMs: performance.now(),
    released: null,
  })
}

/** The line is let go where it stands, to be kept there. */
export function releaseLine(released: ReleasedLine): void {
  if (useLine.getState().step !== null) useLine.setState({ released, movedAtMs: Number.NEGATIVE_INFINITY })
}

/** The line is held no more: figures are those of what is kept. What was worked out stays for the next time. */
export function dropLine(): void {
  if (useLine.getState().step !== null) useLine.setState({ step: null, released: null })
}

function isSame(a: ReachedLine | null, b: ReachedLine): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

/** Whether the hand has moved a line just now: what takes long waits till it is still. */
export function isLineMoving(): boolean {
  const { step, movedAtMs } = useLine.getState()
  return step !== null && performance.now() - movedAtMs < STILL_MS
}
