import { describe, expect, it } from 'vitest'
import { leavesOf } from '../../../../shared/economics/measure-columns.ts'
import { planMeasures } from '../../../../shared/economics/measure-plan.ts'
import type { Mapping } from '../../../../shared/economics/role.ts'
import { EMPTY_DICTIONARY, type EntryChanges } from '../../../../shared/quality/dictionary.ts'
import { coveredFigures, uncoveredParts } from '../../../../shared/quality/uncovered-metrics.ts'
import { workspaceOf } from './quality-bed.ts'

const bind = (column: string, blankMeans: 'missing' | 'zero' = 'missing') => ({
  ...{ column, blankMeans, trueValues: ['yes'], confirmed: true },
})
const full = [10, 20, 30, 40, 50]
const COLUMNS = [
  { name: 'id', type: 'text', values: ['a', 'b', 'c', 'd', 'e'] },
  { name: 'sales', type: 'number', values: full },
  { name: 'owed', type: 'number', values: [1, 2, 3, null, null] },
  { name: 'support', type: 'number', values: [1, null, null, null, null] },
  { name: 'cogs', type: 'number', values: full },
] as const
const MAPPING: Mapping = {
  roles: { revenue: bind('sales'), receivables: bind('owed'), supportCost: bind('support'), cogs: bind('cogs') },
}

/** What is not available with these meanings, by what people said of columns. */
function parts(mapping: Mapping, said: Readonly<Record<string, EntryChanges>> = {}, domainCovered = 0.8) {
  const columns = Object.fromEntries(Object.entries(said).map(([name, one]) => [name, { said: one, accepted: null }]))
  const dictionary = { ...EMPTY_DICTIONARY, columns, limits: { ...EMPTY_DICTIONARY.limits, domainCovered } }
  const workspace = workspaceOf(COLUMNS, { keyColumn: 'id', mapping, dictionary })
  const measures = planMeasures(mapping, workspace.frame)
  const covered = coveredFigures(workspace, measures)
  return { found: uncoveredParts(workspace, measures), reasons: covered.unavailable, measures: covered.measures }
}

describe('a part of the table that is not filled far enough', () => {
  it('is named, with how far it is filled, what is emptiest, and the figures that rest on it', () => {
    const { found, reasons } = parts(MAPPING)
    // Costs: (1/5 + 5/5) / 2 of the cells; payment: 3/5.
    expect(found.map(({ domain }) => domain)).toEqual(['margin', 'payment'])
    expect(reasons.contribution).toBe(
      'Missing margin drivers: 60% of its cells are filled, 80% are needed. Fill “support”, say what its empty cells mean, or take it out of that part: Data, Columns.',
    )
    expect(reasons.workingCapital).toContain('Missing payment behaviour: 60% of its cells are filled')
    for (const metric of ['grossMargin', 'costToServe', 'contributionShare'] as const)
      expect(reasons[metric], metric).toContain('margin drivers')
    // These read no column of the two.
    for (const metric of ['units', 'unitYears', 'netRevenue', 'shareOfRevenue'] as const)
      expect(reasons[metric], metric).toBeUndefined()
  })

  it('holds back no figure once its empty cells mean none, it is of another part, or the limit allows it', () => {
    expect(parts(MAPPING, { support: { emptyMeans: 'none' } }).reasons.contribution).toBeUndefined()
    const zero: Mapping = { roles: { ...MAPPING.roles, supportCost: bind('support', 'zero') } }
    expect(parts(zero).reasons.contribution).toBeUndefined()
    expect(parts(MAPPING, {}, 0.6).found).toEqual([])
    expect(parts(MAPPING, {}, 0.61).found).toHaveLength(2)
    const { reasons } = parts(MAPPING, { support: { domain: 'service' } })
    expect(reasons.contribution).toContain('Missing service interactions and feedback: 20% of its cells')
    // Margin is of the costed units alone, so it rests on support, too; working capital does not.
    expect(reasons.grossMargin).toContain('service')
    expect(reasons.workingCapital).toContain('payment')
  })

  it('is read by no measure that is left, so that nothing can be shown of it', () => {
    const { measures } = parts(MAPPING)
    expect(measures.map(({ id }) => id)).toEqual(expect.arrayContaining(['years', 'revenue']))
    for (const { value } of measures)
      for (const { column } of leavesOf(value)) expect(['sales', 'id']).toContain(column)
    expect(parts(MAPPING, {}, 0.6).measures.map(({ id }) => id)).toContain('contribution')
  })

  it('holds back nothing where no figure rests on it', () => {
    expect(parts({ roles: { revenue: bind('sales') } }).found).toEqual([])
  })
})
