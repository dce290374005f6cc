import { describe, expect, it } from 'vitest'
import type { Mapping } from '../../../../shared/economics/role.ts'
import { type Dictionary, EMPTY_DICTIONARY, type EntryChanges } from '../../../../shared/quality/dictionary.ts'
import { coverageOf } from '../../../../shared/quality/domain-coverage.ts'
import { judgeColumns } from '../../../../shared/quality/judge-columns.ts'
import { moneyClash } from '../../../../shared/quality/money-clash.ts'
import { narrowSignal } from '../../../../shared/quality/signals-used.ts'
import { readRule } from '../../../../shared/rules/read-rule.ts'
import { judged, workspaceOf } from './quality-bed.ts'

const bind = (column: string) => ({ column, blankMeans: 'missing' as const, trueValues: [], confirmed: true })
const saying = (said: Readonly<Record<string, EntryChanges>>): Dictionary => ({
  ...EMPTY_DICTIONARY,
  columns: Object.fromEntries(Object.entries(said).map(([name, one]) => [name, { said: one, accepted: null }])),
})

describe('amounts that are added up', () => {
  const mapping: Mapping = { roles: { revenue: bind('sales'), supportCost: bind('desk') } }
  const frame = { currency: 'EUR' }

  it('are of one currency, the workspace’s', () => {
    expect(moneyClash(mapping, saying({ desk: { currency: 'USD' } }), frame)).toContain('“desk” is in USD')
    expect(moneyClash(mapping, saying({ desk: { currency: 'EUR' } }), frame)).toBeNull()
    expect(moneyClash({ roles: {} }, saying({ desk: { currency: 'USD' } }), frame)).toBeNull()
  })

  it('are all net of tax or all with it', () => {
    const mixed = saying({ desk: { taxBasis: 'gross' }, sales: { taxBasis: 'net' } })
    expect(moneyClash(mapping, mixed, frame)).toContain('“sales” is net of tax and “desk” is with tax')
    expect(moneyClash(mapping, saying({ desk: { taxBasis: 'gross' } }), frame)).toBeNull()
  })

  it('warn where another currency stood with them in the file', () => {
    const workspace = workspaceOf([{ name: 'sales', type: 'number', values: [1, 2, 3] }], { mapping })
    const reading = { chosen: false, decimal: '.', thousands: '', dateOrder: 'iso', missing: [], unit: 'GBP' } as const
    const columns =
      workspace.spine?.columns.map((column) => ({ ...column, reading: { ...reading, missing: [] } })) ?? []
    const spine = workspace.spine && { ...workspace.spine, columns }
    expect(judgeColumns({ ...workspace, spine })[0]).toMatchObject({
      grade: 'warn',
      findings: [{ kind: 'currency', words: 'Its amounts are in GBP, the workspace counts in EUR.' }],
    })
  })
})

describe('signals', () => {
  const columns = [
    { name: 'revenue', type: 'number', values: [1, 2] },
    { name: 'orders', type: 'integer', values: [1, 2] },
    { name: 'tickets', type: 'integer', values: [1, 2] },
  ] as const
  const known = judgeColumns(workspaceOf(columns))
  const scope = { columns: new Map(columns.map(({ name, type }) => [name, type])), thresholds: new Map() }
  const optionOf = (...texts: string[]) => ({
    segments: texts.map((text, index) => {
      return { id: text, name: text, slot: index + 1, draft: { text, rule: readRule(text, scope).rule } }
    }),
  })

  it('are narrow where every segment is told by one kind', () => {
    expect(narrowSignal(optionOf('revenue > 1', 'orders > 1'), known)).toBe('purchase')
    expect(narrowSignal(optionOf('revenue > 1', 'orders > 1 and tickets > 1'), known)).toBeNull()
    expect(narrowSignal(optionOf('revenue > 1'), known)).toBeNull()
    expect(narrowSignal(optionOf('revenue > 1', 'revenue > '), known)).toBeNull()
  })
})

describe('coverage', () => {
  it('counts populated cells by part of the table and names the parts that are missing', () => {
    const found = judged([
      { name: 'id', type: 'text', values: ['a', 'b', 'c', 'd'] },
      { name: 'revenue', type: 'number', values: [1, 2, null, null] },
      { name: 'orders', type: 'integer', values: [1, 2, 3, null] },
      { name: 'end_date', type: 'date', values: [1, null, null, null] },
    ])
    const coverage = coverageOf([...found.values()], 4, 0.8)
    expect(coverage.map(({ domain, populated, isCovered }) => [domain, populated, isCovered])).toEqual([
      ['identity', 1, true],
      ['transactions', (0.5 + 0.75) / 2, false],
      ['usage', null, false],
      ['service', null, false],
      ['margin', null, false],
      ['payment', null, false],
    ])
  })
})
