import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../../main/domain/random/seeded-random.ts'
import { createSegmentEngine } from '../../../main/engine/segment-engine.ts'
import type { MeasureValue } from '../../../shared/economics/measure.ts'
import type { Sign } from '../../../shared/economics/sign.ts'
import { dayFromIso } from '../../../shared/rules/day.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import { type Cell, TRUE, truthOf } from '../../../shared/rules/truth.ts'
import { ENGINE_WORKER, tableOf } from '../../unit/main/engine/table-of.ts'

type Unit = Readonly<Record<string, Cell>>

/** More than a block, so that sums are added over two; one strip short of whole. */
const ROWS = 2 ** 16 + 5000
const { uniform: random } = seededRandom(23)
const gap = <T>(value: T): T | null => (random() < 0.05 ? null : value)
const units: readonly Unit[] = Array.from({ length: ROWS }, () => ({
  revenue: gap(Math.round((random() - 0.1) * 1e6) / 100),
  cost: gap(random() * 5000),
  seats: gap(Math.floor(random() * 50) - 5),
  churned: gap(random() < 0.2),
  tier: gap(['gold', 'silver', ''][Math.floor(random() * 3)]!),
  since: gap(19_000 + Math.floor(random() * 2000)),
  until: random() < 0.7 ? null : 20_000 + Math.floor(random() * 600),
}))
const TYPES = {
  revenue: 'number',
  cost: 'number',
  seats: 'integer',
  churned: 'boolean',
  tier: 'text',
  since: 'date',
  until: 'date',
} as const

/** The plain meaning of a measure for one unit; null where it has no value. */
function measured(value: MeasureValue, unit: Unit): number | null {
  switch (value.kind) {
    case 'column':
      return numberOf(unit[value.column] ?? null) ?? (value.blankMeans === 'zero' ? 0 : null)
    case 'flag': {
      const cell = unit[value.column] ?? null
      if (cell === null) return value.blankMeans === 'zero' ? 0 : null
      return Number(typeof cell === 'string' ? value.trueValues.includes(cell) : Number(cell) !== 0)
    }
    case 'constant':
      return value.value
    case 'years': {
      const [first, last] = [dayFromIso(value.periodStart), dayFromIso(value.periodEnd)]
      const since = value.since === null ? first : numberOf(unit[value.since] ?? null)
      const until = value.until === null ? last : (numberOf(unit[value.until] ?? null) ?? last)
      if (since === null) return null
      return Math.max(Math.min(until, last) - Math.max(since, first) + 1, 1) / 365.25
    }
    case 'sum': {
      const terms = value.terms.map((term) => ({ sign: term.sign, value: measured(term.value, unit) }))
      if (terms.some((term) => term.value === null)) return null
      return terms.reduce((sum, term) => sum + term.sign * term.value!, 0)
    }
    case 'product': {
      const factors = value.factors.map((factor) => measured(factor, unit))
      return factors.includes(null) ? null : factors.reduce<number>((product, factor) => product * factor!, 1)
    }
    case 'present':
      return Number(value.of.every((part) => measured(part, unit) !== null))
    case 'positive': {
      const part = measured(value.of, unit)
      return part === null ? null : Number(part > 0)
    }
    case 'when':
      return measured(value.test, unit) === 1 ? measured(value.value, unit) : null
  }
}

function numberOf(cell: Cell): number | null {
  return cell === null ? null : Number(cell)
}

const blankMeans = fc.constantFrom('missing' as const, 'zero' as const)
const day = fc.constantFrom('2024-01-01', '2024-12-31', '2025-06-30', '2026-01-31')
const { value } = fc.letrec<{ value: MeasureValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.record({
      kind: fc.constant('column'),
      column: fc.constantFrom('revenue', 'cost', 'seats', 'since'),
      blankMeans,
    }),
    fc.record({
      kind: fc.constant('flag'),
      column: fc.constantFrom('churned', 'tier', 'seats'),
      trueValues: fc.subarray(['gold', '', 'absent']),
      blankMeans,
    }),
    fc.record({ kind: fc.constant('constant'), value: fc.constantFrom(-1, 0, 0.5, 3) }),
    fc.record({
      kind: fc.constant('years'),
      since: fc.constantFrom('since', null),
      until: fc.constantFrom('until', null),
      periodStart: day,
      periodEnd: day,
    }),
    fc.record({
      kind: fc.constant('sum'),
      terms: fc.array(fc.record({ sign: fc.constantFrom<Sign>(1, -1), value: tie('value') }), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('product'), factors: fc.array(tie('value'), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('present'), of: fc.array(tie('value'), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('positive'), of: tie('value') }),
    fc.record({ kind: fc.constant('when'), test: tie('value'), value: tie('value') }),
  ),
}))

const rules: readonly Rule[] = [
  { kind: 'in', column: 'tier', negated: false, values: [{ type: 'text', value: 'gold' }], ignoringCase: false },
  { kind: 'compare', column: 'revenue', operator: '>', operand: { type: 'number', value: 4000 }, ignoringCase: false },
]
const context = { asOf: 0, thresholds: new Map() }
const classes = units.map((unit) => {
  const first = rules.findIndex((rule) => truthOf(rule, (column) => unit[column] ?? null, context) === TRUE)
  return first < 0 ? rules.length : first
})
const structure = {
  rules: rules.map((rule, index) => ({ id: `r${index}`, rule })),
  thresholds: new Map(),
  asOf: '2026-01-31',
}

const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 2 })
afterAll(() => engine.close())

describe('the segment engine', () => {
  it('sums what each unit has, whatever the measure', async () => {
    const names = Object.keys(TYPES) as (keyof typeof TYPES)[]
    await engine.attach(
      tableOf(names.map((name) => ({ name, type: TYPES[name], cells: units.map((unit) => unit[name] ?? null) }))),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 7 }), async (values) => {
        const measures = values.map((one, index) => ({ id: `m${index}`, value: one }))
        const { sums, counts } = await engine.evaluate(structure, measures)
        for (const [m, one] of values.entries()) {
          const plain = [0, 1, 2].map(() => ({ sum: 0, size: 0, count: 0 }))
          for (const [row, unit] of units.entries()) {
            const own = measured(one, unit)
            const total = plain[classes[row]!]!
            if (own === null) continue
            total.sum += own
            total.size += Math.abs(own)
            total.count++
          }
          for (const [index, { sum, size, count }] of plain.entries()) {
            const cell = index * values.length + m
            expect(counts[cell]).toBe(count)
            expect(Math.abs(sums[cell]! - sum)).toBeLessThanOrEqual(size * 1e-12)
          }
        }
      }),
      { numRuns: 6 },
    )
  }, 60_000)
})
