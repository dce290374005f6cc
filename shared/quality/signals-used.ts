import type { Structure } from '../entities/structure.ts'
import { columnsOf } from '../rules/walk-rule.ts'
import type { Signal } from './dictionary.ts'
import type { JudgedColumn } from './judge-columns.ts'

/** The kinds of signal that the segments of a structure are told by, in the order of first use. */
export function signalsUsed(
  { segments }: Pick<Structure, 'segments'>,
  judged: readonly JudgedColumn[],
): readonly Signal[] {
  const signals = new Map(judged.map(({ column, entry }) => [column.name, entry.signal]))
  const columns = segments.flatMap(({ draft }) => (draft.rule === null ? [] : [...columnsOf(draft.rule)]))
  return [...new Set(columns.flatMap((name) => signals.get(name) ?? []))]
}

/** The one kind that all segments rest on; null where there are several, or fewer than two segments with a rule. */
export function narrowSignal(structure: Pick<Structure, 'segments'>, judged: readonly JudgedColumn[]): Signal | null {
  if (structure.segments.filter(({ draft }) => draft.rule !== null).length < 2) return null
  const [first, second] = signalsUsed(structure, judged)
  return first !== undefined && second === undefined ? first : null
}
