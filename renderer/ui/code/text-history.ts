/** A text and where the caret stood in it. */
export interface TextState {
  readonly text: string
  readonly caret: number
}

/** What was typed in a field since it was last kept, to go back and forth in. */
export interface TextHistory {
  readonly past: readonly TextState[]
  readonly future: readonly TextState[]
}

export const NO_HISTORY: TextHistory = { past: [], future: [] }

const MOST = 200

/** The history after a change. Letters typed one after the other are one step, which ends with a word. */
export function recorded(history: TextHistory, before: TextState, after: TextState): TextHistory {
  const last = history.past.at(-1)
  const goesOn =
    last !== undefined && history.future.length === 0 && isOneLetter(before, after) && isRunOfLetters(last, before)
  return { past: goesOn ? history.past : [...history.past, before].slice(-MOST), future: [] }
}

/** One step back from the text at hand, or null where there is none. */
export function wentBack(
  history: TextHistory,
  now: TextState,
): { readonly history: TextHistory; readonly state: TextState } | null {
  const state = history.past.at(-1)
  if (state === undefined) return null
  return { history: { past: history.past.slice(0, -1), future: [...history.future, now] }, state }
}

/** One step forth again, or null. */
export function wentForth(
  history: TextHistory,
  now: TextState,
): { readonly history: TextHistory; readonly state: TextState } | null {
  const state = history.future.at(-1)
  if (state === undefined) return null
  return { history: { past: [...history.past, now], future: history.future.slice(0, -1) }, state }
}

function isOneLetter(before: TextState, after: TextState): boolean {
  const letter = after.text.slice(before.caret, after.caret)
  return after.text.length === before.text.length + 1 && after.caret === before.caret + 1 && /\S/.test(letter)
}

/** Since the step began, letters alone were added where the caret stood. */
function isRunOfLetters(start: TextState, now: TextState): boolean {
  const added = now.text.length - start.text.length
  const isInPlace = added > 0 && now.caret === start.caret + added
  return isInPlace && !/\s/.test(now.text.slice(start.caret, now.caret))
}
