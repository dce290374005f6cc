import { useEffect, useRef } from 'react'
import { NO_HISTORY, recorded, type TextHistory, type TextState, wentBack, wentForth } from './text-history.ts'

export interface TextHistoryHook {
  /** Notes a change of the text before it is shown. */
  readonly record: (before: TextState, after: TextState) => void
  /** The state one step back or forth, taken; null where the field has none and the workbench's own undo is meant. */
  readonly back: (now: TextState) => TextState | null
  readonly forth: (now: TextState) => TextState | null
}

/** Undo within a field, from when `kept` last changed: what is kept is undone by the workbench. */
export function useTextHistory(kept: string): TextHistoryHook {
  const history = useRef<TextHistory>(NO_HISTORY)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept since is what ends a history
  useEffect(() => {
    history.current = NO_HISTORY
  }, [kept])
  const step = (go: typeof wentBack, now: TextState): TextState | null => {
    const gone = go(history.current, now)
    if (gone !== null) history.current = gone.history
    return gone?.state ?? null
  }
  return {
    record: (before, after) => {
      history.current = recorded(history.current, before, after)
    },
    back: (now) => step(wentBack, now),
    forth: (now) => step(wentForth, now),
  }
}
