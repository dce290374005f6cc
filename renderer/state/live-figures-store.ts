import { create } from 'zustand'

interface LiveState {
  /** What the status bar says beside "Up to date", such as "18,412 units in 3 ms". */
  readonly measured: string | null
}

/** The last measured answer, for the status bar. */
export const useLiveFigures = create<LiveState>()(() => ({ measured: null }))

/** Says what was computed and in what time. */
export function noteMeasured(measured: string | null): void {
  useLiveFigures.setState({ measured })
}
