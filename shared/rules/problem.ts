/** A stretch of a rule's text: offsets in UTF-16 units, `end` excluded. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Why a rule is refused, and where. Offsets are those of the text; a rule without a text has 0 and 0. */
export interface Problem extends Range {
  /** A sentence: what is wrong. */
  readonly message: string
  /** A sentence: what to do, or null where nothing better than the message is known. */
  readonly suggestion: string | null
  /** The text that would mend start..end, or null. */
  readonly replacement: string | null
  /** Set where a column is there and may not be named: its description mends it. */
  readonly refusedColumn?: string
}

/** More problems than this are not told at once. */
export const MOST_PROBLEMS = 20
const LONGEST_SHOWN = 60

/** A stretch of text as a message shows it. */
export function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
}

/** What a problem may carry besides its place and message. */
export interface Remedy {
  readonly suggestion?: string | null
  readonly replacement?: string | null
  readonly refusedColumn?: string
}

/** A problem at a place; a replacement without a suggestion is offered as "Write … instead." */
export function problemAt(place: Range, message: string, remedy: Remedy = {}): Problem {
  const replacement = remedy.replacement ?? null
  const suggestion = remedy.suggestion ?? (replacement === null ? null : `Write ${replacement} instead.`)
  const { refusedColumn } = remedy
  return {
    start: place.start,
    end: place.end,
    message,
    suggestion,
    replacement,
    ...(refusedColumn !== undefined && { refusedColumn }),
  }
}
