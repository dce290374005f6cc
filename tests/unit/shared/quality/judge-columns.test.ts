import { describe, expect, it } from 'vitest'
import { EMPTY_DICTIONARY } from '../../../../shared/quality/dictionary.ts'
import { DEFAULT_LIMITS } from '../../../../shared/quality/quality-limits.ts'
import { emptyWorkspaceView } from '../../../fixtures/empty-workspace-view.ts'
import { CLEAN_COLUMNS, PLANTED } from './planted-faults.ts'
import { judged } from './quality-bed.ts'

describe('grades', () => {
  const found = judged([...CLEAN_COLUMNS, ...PLANTED.map(({ column }) => column)], { keyColumn: 'account_id' })

  it.each(PLANTED)('finds that $fault', ({ column, kind, grade }) => {
    const own = found.get(column.name)
    expect(own?.findings.map((finding) => finding.kind)).toContain(kind)
    expect(own?.grade).toBe(grade)
  })

  it('finds all ten planted faults and nothing against a clean column', () => {
    expect(PLANTED).toHaveLength(10)
    const alarms = CLEAN_COLUMNS.map(({ name }) => ({ name, findings: found.get(name)?.findings }))
    expect(alarms.filter(({ findings }) => findings?.length !== 0)).toEqual([])
  })

  it('moves with the limits', () => {
    const column = { name: 'plan', type: 'text', values: ['a', 'b', null, 'c'] } as const
    const limits = { ...DEFAULT_LIMITS, missingWarns: 0.3 }
    expect(judged([column]).get('plan')?.grade).toBe('warn')
    expect(judged([column], { dictionary: { columns: {}, limits, consents: [] } }).get('plan')?.grade).toBe('pass')
  })

  it('counts a running number as a fault where its meaning is an amount, never where it is the key', () => {
    const column = {
      name: 'customer_no',
      type: 'integer',
      values: Array.from({ length: 50 }, (_, row) => row + 1),
    } as const
    const binding = { column: 'customer_no', blankMeans: 'missing' as const, trueValues: [], confirmed: true }
    expect(judged([column]).get('customer_no')?.findings).toMatchObject([{ kind: 'identifier', grade: 'warn' }])
    expect(judged([column], { mapping: { roles: { revenue: binding } } }).get('customer_no')?.grade).toBe('fail')
    expect(judged([column], { keyColumn: 'customer_no' }).get('customer_no')?.grade).toBe('pass')
  })

  it('marks an attribute out of date once the as-of date moves past its age, and lets it be acknowledged', () => {
    const column = { name: 'industry', type: 'text', values: ['a', 'b', 'a'] } as const
    const said = { asOf: '2025-06-30' } as const
    const dictionary = { ...EMPTY_DICTIONARY, columns: { industry: { said, accepted: null } } }
    const at = (asOf: string) =>
      judged([column], { dictionary, frame: { ...emptyWorkspaceView.frame, asOf } }).get('industry')
    expect(at('2026-06-30')?.grade).toBe('pass')
    expect(at('2026-07-31')).toMatchObject({ grade: 'warn', refusal: { why: expect.stringContaining('out of date') } })
    const accepted = {
      findings: ['stale' as const],
      reason: 'Industries rarely change',
      at: '2026-08-01T00:00:00.000Z',
    }
    const known = { ...dictionary, columns: { industry: { said, accepted } } }
    const frame = { ...emptyWorkspaceView.frame, asOf: '2026-07-31' }
    expect(judged([column], { dictionary: known, frame }).get('industry')?.refusal).toBeNull()
  })

  it('takes a heavy tail for the shape of the column, and letters in an article number for no mixture', () => {
    const values = Array.from({ length: 1000 }, (_, row) => (row % 20 === 0 ? -5000 + row : row % 40))
    expect(judged([{ name: 'profit', type: 'number', values }]).get('profit')?.findings).toEqual([])
    const codes = values.map((_, row) => (row % 10 === 0 ? `C${row}` : String(20_000 + row)))
    expect(judged([{ name: 'stock_code', type: 'text', values: codes }]).get('stock_code')?.findings).toEqual([])
  })

  it('keeps an accepted fault in and another fault of the same column out', () => {
    const column = { name: 'plan', type: 'text', values: ['a', 'a', 'a'] } as const
    const accepted = {
      findings: ['constant' as const],
      reason: 'A pilot in one country',
      at: '2025-10-01T00:00:00.000Z',
    }
    const dictionary = { ...EMPTY_DICTIONARY, columns: { plan: { said: {}, accepted } } }
    expect(judged([column]).get('plan')?.refusal?.why).toContain('one value everywhere')
    expect(judged([column], { dictionary }).get('plan')).toMatchObject({ grade: 'fail', refusal: null, accepted })
    const empty = { ...column, values: [null, null, null] }
    expect(judged([empty], { dictionary }).get('plan')?.refusal?.why).toContain('no cell has a value')
  })
})
