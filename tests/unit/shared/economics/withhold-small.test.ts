import { describe, expect, it } from 'vitest'
import type { ComparedStructure, ComparisonRow, ComparisonView } from '../../../../shared/contract/comparison.ts'
import { withholdSmall } from '../../../../shared/economics/withhold-small.ts'

const NONE: ComparisonRow['notCosted'] = { units: 0, revenue: 0 }
const row = (kind: ComparisonRow['kind'], entryId: string, units: number, few = NONE): ComparisonRow => ({
  ...{ entryId, kind, name: entryId, slot: null, notCosted: few, netReturners: NONE, tooNew: null, marginBase: null },
  metrics: { units: { kind: 'value', value: units }, netRevenue: { kind: 'value', value: units * 7 } },
})
const structure = (units: readonly number[], few = NONE): ComparedStructure => {
  const [excluded = 0, ...segments] = units
  const all = units.reduce((sum, each) => sum + each, 0)
  return {
    ...{ structureId: 's', name: 'S', lens: 'value', broken: [], separation: 0.4, revenueSeparation: null },
    ...{ churnContrast: null, circular: { separation: [], revenueSeparation: [], churnContrast: [] } },
    ...{ defaultShare: 0, excludedShare: excluded / all, overlapShare: 3 / all },
    rows: [
      ...segments.map((each, at) => row('segment', `seg-${at}`, each)),
      row('default', 'default', 0),
      row('excluded', 'out', excluded),
      row('total', 'total', all, few),
    ],
  }
}
const view = (one: ComparedStructure): ComparisonView => ({
  ...{ unitCount: 500, unavailable: {}, elapsedMs: 1, structures: [one] },
})
const figures = (one: ComparedStructure | undefined): Record<string, unknown> =>
  Object.fromEntries(
    (one?.rows ?? []).map(({ entryId, metrics }) => [
      entryId,
      Object.values(metrics).every((value) => value?.kind === 'value') ? 'shown' : 'withheld',
    ]),
  )

describe('a comparison that may be shared', () => {
  it('is as it was where no line is small, or nothing is withheld', () => {
    const whole = view(structure([20, 300, 180]))
    expect(withholdSmall(whole, 0)).toEqual({ comparison: whole, withheld: { small: 0, others: 0 } })
    expect(withholdSmall(whole, 10).comparison.structures[0]?.rows.slice(0, 2)).toEqual(
      whole.structures[0]?.rows.slice(0, 2),
    )
  })

  it('withholds a small line with the next larger one, all their figures, and shares that would tell them', () => {
    const { comparison, withheld } = withholdSmall(view(structure([4, 300, 60, 136])), 10)
    expect(withheld).toEqual({ small: 1, others: 1 })
    const [shared] = comparison.structures
    expect(figures(shared)).toEqual({
      ...{ 'seg-0': 'shown', 'seg-1': 'withheld', 'seg-2': 'shown', default: 'shown', out: 'withheld', total: 'shown' },
    })
    expect(shared).toMatchObject({ excludedShare: null, defaultShare: 0, overlapShare: null })
    expect(shared?.separation).toBe(0.4)
    const reasons = shared?.rows.flatMap(({ metrics: { netRevenue } }) =>
      netRevenue?.kind === 'not-applicable' ? [netRevenue.reason] : [],
    )
    expect(reasons).toEqual([
      'Withheld, so that a line of fewer than 10 cannot be worked out.',
      'Withheld: fewer than 10.',
    ])
  })

  it('withholds few units within a line, and those of another line that the total would tell them by', () => {
    const whole = structure([0, 100, 200, 300], { units: 63, revenue: 630 })
    const parts = [3, 20, 40]
    const rows = whole.rows.map((line, at) => {
      const part = parts[at] ?? (line.kind === 'total' ? 63 : 0)
      const units = line.metrics.units?.kind === 'value' ? line.metrics.units.value : 0
      return {
        ...line,
        notCosted: { units: part, revenue: part * 10 },
        marginBase: { units: units - part, revenue: 1, contribution: 1 },
        metrics: {
          ...line.metrics,
          contribution: { kind: 'value', value: 1, n: units - part, completeness: 0.9 } as const,
        },
      }
    })
    const [shared] = withholdSmall(view({ ...whole, rows }), 10).comparison.structures
    const told = shared?.rows.map(({ notCosted, marginBase, metrics: { contribution } }) => [
      ...[notCosted?.units ?? null, marginBase?.units ?? null],
      contribution?.kind === 'value' ? (contribution.n ?? null) : null,
    ])
    expect(told).toEqual([
      [null, null, null],
      [null, null, null],
      ...[
        [40, 260, 260],
        [0, 0, 0],
        [0, 0, 0],
      ],
      [63, 537, 537],
    ])
  })

  it('withholds few units within a line of one, and everything of fewer units than the limit in all', () => {
    const few = withholdSmall(view(structure([20, 300, 180], { units: 3, revenue: 9 })), 10)
    expect(few.comparison.structures[0]?.rows.at(-1)?.notCosted).toBeNull()
    const all = withholdSmall(view(structure([2, 3, 4])), 10)
    expect(figures(all.comparison.structures[0])).toMatchObject({ 'seg-0': 'withheld', total: 'withheld' })
  })
})
