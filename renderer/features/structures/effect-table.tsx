import type { ComparisonRow } from '../../../shared/contract/comparison.ts'
import type { EntryReach, StructureReach } from '../../../shared/contract/structures.ts'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import type { MetricId } from '../../../shared/economics/metric.ts'
import type { Structure } from '../../../shared/entities/structure.ts'
import { figureOf, intervalOf } from '../../charts/figure-of.ts'
import { useQuery } from '../../state/use-query.ts'
import { effectWords } from '../../strings/structures.ts'
import { formatAmount, type MoneyUnit, moneyUnit } from '../../ui/format-money.ts'
import { formatChange, formatExactCount, formatNumber, formatPoints, formatShare } from '../../ui/format-number.ts'
import type { Entry } from './entry.ts'
import { type LiveReach, useBefore } from './use-live-reach.ts'

interface EffectTableProps {
  readonly workspace: WorkspaceView
  readonly structure: Structure
  readonly entry: Entry
  readonly reach: LiveReach
  readonly isEdited: boolean
}

interface Line {
  readonly name: string
  readonly was: number | null
  readonly now: number | null
  readonly show: (value: number) => string
  readonly change: (difference: number) => string
  /** The figure is as of the last rule kept. */
  readonly isLate: boolean
}

/** Counts with the edit at hand, money as of the last rule kept, each against what was. */
export function EffectTable({ workspace, structure, entry, reach, isEdited }: EffectTableProps) {
  const { unitNoun: noun, currency } = workspace.frame
  const { data, isStale } = useQuery('comparison.run', { structureIds: [structure.id] })
  const kept = rowOf(data?.structures[0]?.rows, entry.id)
  const before = useBefore(entry.id, isStale ? undefined : kept, isEdited)
  const hasBefore = reach.was !== undefined
  const counts = countLines(reach, entry.id, noun)
  const money = kept === undefined ? [] : moneyLines(kept, before, currency, isEdited)
  const interval = kept === undefined ? null : intervalOf(kept, 'contributionPerUnitYear')
  const n = kept?.metrics.contributionPerUnitYear
  return (
    <section className="effect-part">
      <table>
        <thead>
          <tr>
            <th />
            {hasBefore && <th className="num">{effectWords.was}</th>}
            <th className="num">{effectWords.now}</th>
            {hasBefore && <th className="num">{effectWords.change}</th>}
          </tr>
        </thead>
        <tbody>
          {[...counts, ...money].map((line) => (
            <EffectLine key={line.name} line={line} hasBefore={hasBefore} />
          ))}
        </tbody>
      </table>
      {isEdited && money.length > 0 && <p className="caption">{effectWords.moneyLater}</p>}
      {!isEdited && interval !== null && n?.kind === 'value' && n.n !== undefined && (
        <p className="caption">
          {effectWords.interval(`${formatNumber(interval.low)}–${formatNumber(interval.high)}`, n.n)}
        </p>
      )}
    </section>
  )
}

function EffectLine({ line, hasBefore }: { readonly line: Line; readonly hasBefore: boolean }) {
  const { name, was, now, show, change, isLate } = line
  return (
    <tr>
      <th scope="row">{name}</th>
      {hasBefore && <td className="num second">{was !== null && show(was)}</td>}
      <td className={isLate ? 'num stale' : 'num strong'}>{now !== null && show(now)}</td>
      {hasBefore && <td className="num">{was !== null && now !== null && !isLate && change(now - was)}</td>}
    </tr>
  )
}

function rowOf(rows: readonly ComparisonRow[] | undefined, entryId: string): ComparisonRow | undefined {
  return rows?.find((row) => row.entryId === entryId)
}

function entryOf(reach: StructureReach | undefined, entryId: string): EntryReach | undefined {
  return reach?.entries.find((entry) => entry.entryId === entryId)
}

function countLines(reach: LiveReach, entryId: string, noun: WorkspaceView['frame']['unitNoun']): readonly Line[] {
  const [was, now] = [entryOf(reach.was, entryId), entryOf(reach.now, entryId)]
  const standard = (counts: StructureReach | undefined): number | null =>
    counts?.entries.find(({ kind }) => kind === 'default')?.units ?? null
  const count = (name: string, pick: (entry: EntryReach) => number): Line => ({
    name,
    was: was ? pick(was) : null,
    now: now ? pick(now) : null,
    show: formatExactCount,
    change: formatChange,
    isLate: false,
  })
  const total = reach.now?.unitCount ?? 0
  return [
    count(effectWords.units(noun), (entry) => entry.units),
    {
      ...count(effectWords.share(noun), (entry) => (total === 0 ? 0 : entry.units / total)),
      show: formatShare,
      change: formatPoints,
    },
    count(effectWords.matches, (entry) => entry.matches),
    count(effectWords.overlapping, (entry) => entry.overlapping),
    count(effectWords.unknown, (entry) => entry.unknown),
    { ...count(effectWords.standardPath, () => 0), was: standard(reach.was), now: standard(reach.now) },
  ]
}

function moneyLines(
  kept: ComparisonRow,
  before: ComparisonRow | undefined,
  currency: string,
  isLate: boolean,
): readonly Line[] {
  const line = (id: MetricId, name: (unit: string) => string, unit: MoneyUnit | null): Line => ({
    name: name(unit?.label ?? ''),
    was: figureOf(before, id),
    now: figureOf(kept, id),
    show: (value) => (unit === null ? formatShare(value) : formatAmount(value, unit)),
    change: (difference) =>
      unit === null ? formatPoints(difference) : formatChange(difference / unit.divisor, unit.digits),
    isLate,
  })
  const unitOf = (id: MetricId): MoneyUnit => moneyUnit([figureOf(kept, id) ?? 0, figureOf(before, id) ?? 0], currency)
  return [
    line('netRevenue', effectWords.revenue, unitOf('netRevenue')),
    line('contribution', effectWords.contribution, unitOf('contribution')),
    line('contributionPerUnitYear', effectWords.perUnit, unitOf('contributionPerUnitYear')),
    line('churn', () => effectWords.churn, null),
  ].filter(({ now }) => now !== null)
}
