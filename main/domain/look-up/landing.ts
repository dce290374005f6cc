import { type Cell, FALSE, TRUE, type Truth, type TruthContext, truthOf } from '../../../shared/rules/truth.ts'
import type { RunEntry } from '../structures/run-plan.ts'

/** One unit's values by column. */
export type CellOf = (column: string) => Cell

/** Where one unit lands in a structure: the place of its entry, and the truth of each rule that was asked on the way. */
export interface Landing {
  /** Index among the entries; the last one is the default path. */
  readonly place: number
  /** One for each entry before the landing, and the landing's own unless that is the default path. */
  readonly truths: readonly Truth[]
}

/** The first entry whose rule is true, by the reference meaning of rules; a rule that cannot run takes nobody. */
export function landingOf(entries: readonly RunEntry[], cellOf: CellOf, context: TruthContext): Landing {
  const truths: Truth[] = []
  for (const [place, { rule, kind }] of entries.entries()) {
    if (kind === 'default') return { place, truths }
    truths.push(rule === null ? FALSE : truthOf(rule, cellOf, context))
    if (truths.at(-1) === TRUE) return { place, truths }
  }
  return { place: entries.length - 1, truths }
}
