import { create } from 'zustand'

interface SourceDays {
  /** The opening of the workspace whose sources these are. */
  readonly opening: string | null
  /** Last day (ISO) of each source that a look has read and that has one, by its id. */
  readonly lastDays: Readonly<Record<string, string>>
}

/** What looks at rows have found of the days of their sources, until the workspace is left. */
export const useSourceDays = create<SourceDays>()(() => ({ opening: null, lastDays: {} }))

/** Keeps what a look found, in place of what an earlier one did. */
export function noteLastDays(opening: string, found: Readonly<Record<string, string>>): void {
  useSourceDays.setState((known) => ({
    opening,
    lastDays: { ...(known.opening === opening ? known.lastDays : {}), ...found },
  }))
}
