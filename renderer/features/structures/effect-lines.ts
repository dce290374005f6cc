import type { EntryReach, StructureReach } from '../../../shared/contract/structures.ts'
import type { MetricId } from '../../../shared/economics/metric.ts'
import type { Frame } from '../../../shared/entities/frame.ts'
import { figureOf } from '../../charts/figure-of.ts'
import { effectWords } from '../../strings/structures.ts'
import { formatAmount, type MoneyUnit, moneyUnit } from '../../ui/format-money.ts'
import { formatChange, formatExactCount, formatPoints, formatShare, NOT_AVAILABLE } from '../../ui/format-number.ts'

/** One figure of an entry before and with an edit. */
export interface EffectLine {
  readonly name: string
  /** "" where there is nothing to compare with. */
  readonly was: string
  readonly now: string
  readonly change: string
  /** Why there is no figure, or null. */
  readonly reason: string | null
}

/** Units, share, money and churn of an entry: was, now, change. */
export function effectLines(
  was: StructureReach | undefined,
  now: StructureReach,
  entryId: string,
  frame: Frame,
): readonly EffectLine[] {
  const [before, after] = [entryOf(was, entryId), entryOf(now, entryId)]
  if (after === undefined) return []
  const share = (reach: StructureReach, entry: EntryReach): number =>
    reach.unitCount === 0 ? 0 : entry.units / reach.unitCount
  const noun = frame.unitNoun
  return [
    line(effectWords.units(noun), before?.units ?? null, after.units, formatExactCount, formatChange),
    line(
      effectWords.share(noun),
      was && before ? share(was, before) : null,
      share(now, after),
      formatShare,
      formatPoints,
    ),
    moneyLine('netRevenue', effectWords.revenue, before, after, frame),
    moneyLine('contribution', effectWords.contribution, before, after, frame),
    moneyLine('contributionPerUnitYear', (unit) => effectWords.perUnit(unit, noun), before, after, frame),
    metricLine('churn', effectWords.churn, before, after, formatShare, formatPoints),
  ]
}

function entryOf(reach: StructureReach | undefined, entryId: string): EntryReach | undefined {
  return reach?.entries.find((entry) => entry.entryId === entryId)
}

function line(
  name: string,
  was: number | null,
  now: number | null,
  show: (value: number) => string,
  change: (difference: number) => string,
  reason: string | null = null,
): EffectLine {
  return {
    name,
    was: was === null ? '' : show(was),
    now: now === null ? NOT_AVAILABLE : show(now),
    change: was === null || now === null ? '' : change(now - was),
    reason: now === null ? reason : null,
  }
}

function metricLine(
  id: MetricId,
  name: string,
  before: EntryReach | undefined,
  after: EntryReach,
  show: (value: number) => string,
  change: (difference: number) => string,
): EffectLine {
  const metric = after.metrics[id]
  const reason = metric === undefined || metric.kind === 'value' ? null : metric.reason
  return line(name, figureOf(before, id), figureOf(after, id), show, change, reason)
}

function moneyLine(
  id: MetricId,
  name: (unit: string) => string,
  before: EntryReach | undefined,
  after: EntryReach,
  frame: Frame,
): EffectLine {
  const unit: MoneyUnit = moneyUnit([figureOf(after, id) ?? 0, figureOf(before, id) ?? 0], frame.currency)
  const show = (value: number): string => formatAmount(value, unit)
  const change = (difference: number): string => formatChange(difference / unit.divisor, unit.digits)
  return metricLine(id, name(unit.label), before, after, show, change)
}
