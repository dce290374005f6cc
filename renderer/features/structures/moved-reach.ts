import type { EntryReach, StructureReach } from '../../../shared/contract/structures.ts'
import type { LineMoves } from '../../../shared/contract/threshold-cube.ts'
import { metricsOf } from '../../../shared/economics/metrics-of.ts'
import type { LineFigures } from '../../state/use-line-figures.ts'

type Kind = LineMoves['changes'][number]['kind']

/** By how much the steps up to one have changed the counts of rules: of a kind, an entry, and what else it is by. */
type Since = (kind: Kind, entryId: string | null) => ReadonlyMap<string | null, number>

/**
 * The counts of an option with the line on a step: units and money from its cube, what rules match, share and cannot
 * decide from the counts on the first step and the changes since.
 */
export function movedReach(
  reach: StructureReach,
  moves: LineMoves,
  figures: LineFigures,
  step: number,
): StructureReach {
  const since = changesUpTo(moves, step)
  const { entryIds, classes, context } = figures
  return {
    ...reach,
    overlappingUnits: moves.overlappingUnits + sumOf(since('overlappingUnits', null)),
    entries: moves.entries.map((entry): EntryReach => {
      const { entryId } = entry
      const sums = classes[entryIds.indexOf(entryId)]
      const plus = (kind: Kind): number => sumOf(since(kind, entryId))
      const units = sums?.units ?? entry.units
      return {
        ...entry,
        units,
        // The default path has no rule: it matches what it takes.
        matches: entry.kind === 'default' ? units : entry.matches + plus('matches'),
        overlapping: entry.overlapping + plus('overlapping'),
        unknown: entry.unknown + plus('unknown'),
        unknownByColumn: columnsOf(entry.unknownByColumn, since('unknownByColumn', entryId)),
        takenBy: takersOf(entry, since('takenBy', entryId), entryIds),
        metrics: sums === undefined ? {} : metricsOf(sums, context),
      }
    }),
  }
}

function changesUpTo({ changes }: LineMoves, step: number): Since {
  return (kind, entryId) => {
    const own = changes.filter((change) => change.kind === kind && change.entryId === entryId)
    return new Map(
      own.map(({ by, steps }) => [by, steps.slice(0, step + 1).reduce((sum, amount) => sum + amount, 0)] as const),
    )
  }
}

function sumOf(amounts: ReadonlyMap<string | null, number>): number {
  return [...amounts.values()].reduce((sum, amount) => sum + amount, 0)
}

function columnsOf(
  first: EntryReach['unknownByColumn'],
  since: ReadonlyMap<string | null, number>,
): EntryReach['unknownByColumn'] {
  if (since.size === 0) return first
  const names = new Set([...Object.keys(first), ...[...since.keys()].flatMap((name) => name ?? [])])
  const counts = [...names].map((name) => [name, (first[name] ?? 0) + (since.get(name) ?? 0)] as const)
  return Object.fromEntries(counts.filter(([, units]) => units > 0))
}

/** In the order of the entries, those that take none left out. */
function takersOf(
  { takenBy }: Pick<EntryReach, 'takenBy'>,
  since: ReadonlyMap<string | null, number>,
  entryIds: readonly string[],
): EntryReach['takenBy'] {
  const first = new Map(takenBy.map(({ entryId, units }) => [entryId, units]))
  return entryIds.flatMap((entryId) => {
    const units = (first.get(entryId) ?? 0) + (since.get(entryId) ?? 0)
    return units > 0 ? [{ entryId, units }] : []
  })
}
