import type { OptionChange } from '../../../shared/contract/versions.ts'
import { type Exclusion, type Segment, type Structure, TOO_NEW_ID } from '../../../shared/entities/structure.ts'
import type { Threshold } from '../../../shared/entities/threshold.ts'
import { operandValueOf, withoutLines } from '../../../shared/rules/rule-lines.ts'
import { placedConditions, thresholdNamesOf } from '../../../shared/rules/walk-rule.ts'

/** An option with the values of the thresholds that it names. */
export interface ComparedVersion {
  readonly structure: Structure
  readonly thresholds: readonly Threshold[]
}

type Entry = Segment | Exclusion
const entriesOf = ({ exclusions, segments }: Structure): readonly Entry[] => [...exclusions, ...segments]
const kindOf = (entry: Entry): 'segment' | 'exclusion' => ('slot' in entry ? 'segment' : 'exclusion')

/**
 * Which entry of the one version is which of the other: the one of the same id, else one of the same name and kind, as in a
 * copy of an option, that no other entry is. By id of the later, the id of the earlier; the standard path and the line of
 * units too new to tier are themselves.
 */
export function sameEntries(from: Structure, to: Structure): ReadonlyMap<string, string> {
  const later = entriesOf(to)
  const laterIds = new Set(later.map(({ id }) => id))
  const kept = new Set(entriesOf(from).flatMap(({ id }) => (laterIds.has(id) ? [id] : [])))
  const left = entriesOf(from).filter(({ id }) => !kept.has(id))
  const pairs = later.flatMap((entry): [string, string][] => {
    if (kept.has(entry.id)) return [[entry.id, entry.id]]
    const place = left.findIndex((other) => other.name === entry.name && kindOf(other) === kindOf(entry))
    return left.splice(place, place < 0 ? 0 : 1).map(({ id }) => [entry.id, id])
  })
  return new Map([...pairs, ['default', 'default'], [TOO_NEW_ID, TOO_NEW_ID]])
}

/** What one version says that the other does not, in the order of the later one. */
export function compareVersions(from: ComparedVersion, to: ComparedVersion): readonly OptionChange[] {
  const same = sameEntries(from.structure, to.structure)
  const earlier = entriesOf(from.structure)
  const later = entriesOf(to.structure)
  const formerOf = ({ id }: Entry): Entry | undefined => earlier.find((entry) => entry.id === same.get(id))
  const gone = earlier.filter(({ id }) => ![...same.values()].includes(id))
  return [
    ...ownChanges(from.structure, to.structure),
    ...gone.map(
      (entry): OptionChange => ({ kind: 'removed', name: entry.name, of: kindOf(entry), rule: entry.draft.text }),
    ),
    ...later.flatMap((entry): readonly OptionChange[] => {
      const former = formerOf(entry)
      if (former === undefined) return [{ kind: 'added', name: entry.name, of: kindOf(entry), rule: entry.draft.text }]
      const renamed: OptionChange[] =
        former.name === entry.name ? [] : [{ kind: 'entry-renamed', from: former.name, to: entry.name }]
      return [...renamed, ...ruleChanges(former, entry)]
    }),
    ...orderChanges(earlier, later, formerOf),
    ...thresholdChanges(from, to),
  ]
}

function ownChanges(from: Structure, to: Structure): readonly OptionChange[] {
  const changes: OptionChange[] = []
  // Two options have names of their own anyway.
  if (from.id === to.id && from.name !== to.name) changes.push({ kind: 'renamed', from: from.name, to: to.name })
  if (from.lens !== to.lens) changes.push({ kind: 'basis', from: from.lens, to: to.lens })
  if (from.defaultPath.name !== to.defaultPath.name)
    changes.push({ kind: 'entry-renamed', from: from.defaultPath.name, to: to.defaultPath.name })
  return changes
}

/** A rule that differs in its numbers alone changed by its lines, any other as a whole. */
function ruleChanges(former: Entry, entry: Entry): readonly OptionChange[] {
  const [was, is] = [former.draft, entry.draft]
  if (was.text.trim() === is.text.trim()) return []
  const whole: OptionChange = { kind: 'rule', name: entry.name, from: was.text, to: is.text }
  if (was.rule === null || is.rule === null || withoutLines(was.rule) !== withoutLines(is.rule)) return [whole]
  const before = placedConditions(was.rule)
  const lines = placedConditions(is.rule).flatMap(({ condition }, at): readonly OptionChange[] => {
    const former = before[at]?.condition
    if (former === undefined) return []
    const [from, to] = [operandValueOf(former), operandValueOf(condition)]
    return from === null || to === null || from === to
      ? []
      : [{ kind: 'line', name: entry.name, column: condition.column, from, to }]
  })
  return lines.length === 0 ? [whole] : lines
}

/** Entries that are tested at another place among those that both versions have. */
function orderChanges(
  earlier: readonly Entry[],
  later: readonly Entry[],
  formerOf: (entry: Entry) => Entry | undefined,
): readonly OptionChange[] {
  const kept = later.flatMap((entry) => {
    const former = formerOf(entry)
    return former === undefined ? [] : [{ entry, former }]
  })
  const order = earlier.filter((entry) => kept.some(({ former }) => former.id === entry.id))
  return kept.flatMap(({ entry, former }, place): readonly OptionChange[] => {
    const before = order.findIndex(({ id }) => id === former.id)
    // What merely moved up or down because another one passed it did not move itself.
    const isEarlier = place < before && kept.slice(0, place).every((one) => order.indexOf(one.former) < before)
    return isEarlier
      ? [{ kind: 'moved', name: entry.name, from: earlier.indexOf(former) + 1, to: later.indexOf(entry) + 1 }]
      : []
  })
}

function thresholdChanges(from: ComparedVersion, to: ComparedVersion): readonly OptionChange[] {
  const named = new Set(
    entriesOf(to.structure).flatMap(({ draft }) => (draft.rule === null ? [] : [...thresholdNamesOf(draft.rule)])),
  )
  return to.thresholds.flatMap(({ name, value, unit }): readonly OptionChange[] => {
    const former = from.thresholds.find((one) => one.name === name)
    if (!named.has(name) || former === undefined || former.value === value) return []
    const names = entriesOf(to.structure)
      .filter(({ draft }) => draft.rule !== null && thresholdNamesOf(draft.rule).has(name))
      .map((entry) => entry.name)
    return [{ kind: 'threshold', threshold: name, unit, from: former.value, to: value, names }]
  })
}
