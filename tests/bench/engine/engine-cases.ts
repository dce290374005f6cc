import type { RunnableStructure } from '../../../main/ports/segment-engine.ts'
import type { Measure, MeasureValue } from '../../../shared/economics/measure.ts'
import type { Rule } from '../../../shared/rules/rule.ts'
import { AMOUNTS, CATEGORIES, TOWNS, TRAITS } from './engine-units.ts'

/** A structure and measures as the engine takes them, and as one query. */
export interface EngineCase {
  readonly structure: RunnableStructure
  readonly measures: readonly Measure[]
  /** A row per class: its number, units, and per measure a sum and a count. */
  readonly sql: string
  /** Columns that it reads. */
  readonly columns: readonly string[]
}

const SEGMENTS = 6
const amounts = (): readonly MeasureValue[] => Array.from({ length: AMOUNTS }, (_, m) => amount(m))
const amount = (m: number): MeasureValue => ({ kind: 'column', column: `m${m}`, blankMeans: 'missing' })

/** Six segments of a list of a category's texts and two bounds, and the twelve amounts; others for every round. */
export function namedCase(round: number): EngineCase {
  const rules = Array.from({ length: SEGMENTS }, (_, s): Rule => {
    const shift = ((round * 37 + s * 11) % 100) / 1000
    return all(category(s, round), bound(s, '>=', 0.25 + shift), bound(s + 1, '<', 0.8 - shift))
  })
  return caseOf(rules, amounts())
}

/** Two exclusions and seven segments with or, not and a list of towns, and the sums of the economics. */
export function fullCase(round: number): EngineCase {
  const shift = (round % 50) / 1000
  const excluded = [
    all(category(0, round), bound(0, '<', 0.1 + shift)),
    all({ kind: 'missing', column: 't1', negated: false }, not(bound(2, '>=', 0.2))),
  ]
  const segments = Array.from({ length: 7 }, (_, s): Rule => {
    const bounds = [bound(s, '>=', 0.3 + shift), bound(s + 1, '<', 0.75 - shift)]
    if (s === 3) return any(all(towns(round), ...bounds), bound(4, '>=', 0.97))
    if (s === 5) return all(not(any(category(s, round), bound(1, '<', 0.4))), ...bounds)
    return all(category(s % CATEGORIES.length, round), ...bounds)
  })
  const [revenue, cogs, cost, receivables, payables, loss] = [0, 1, 2, 3, 4, 5].map(amount) as [
    MeasureValue,
    MeasureValue,
    MeasureValue,
    MeasureValue,
    MeasureValue,
    MeasureValue,
  ]
  const less = (a: MeasureValue, ...rest: MeasureValue[]): MeasureValue => ({
    kind: 'sum',
    terms: [{ sign: 1, value: a }, ...rest.map((value) => ({ sign: -1, value }) as const)],
  })
  const times = (value: MeasureValue, by: number): MeasureValue => ({
    kind: 'product',
    factors: [value, { kind: 'constant', value: by }],
  })
  const margin = less(revenue, cogs)
  const contribution = less(margin, cost)
  const capital = less(receivables, payables)
  const adjusted = less(contribution, times(capital, 0.08), loss)
  const costed: MeasureValue = { kind: 'present', of: [margin, cost] }
  const derived: readonly MeasureValue[] = [
    margin,
    contribution,
    capital,
    adjusted,
    times(capital, 0.08),
    costed,
    { kind: 'when', test: costed, value: revenue },
    { kind: 'when', test: costed, value: margin },
    { kind: 'positive', of: contribution },
    { kind: 'when', test: { kind: 'positive', of: contribution }, value: contribution },
    { kind: 'product', factors: [contribution, contribution] },
    { kind: 'product', factors: [revenue, revenue] },
    { kind: 'product', factors: [amount(8), amount(9)] },
    less(amount(6), amount(7)),
    { kind: 'positive', of: adjusted },
    { kind: 'present', of: [receivables, payables] },
  ]
  return caseOf([...excluded, ...segments], [...amounts(), ...derived])
}

function caseOf(rules: readonly Rule[], values: readonly MeasureValue[]): EngineCase {
  const cases = rules.map((rule, index) => `when ${sqlOfRule(rule)} then ${index}`)
  const sums = values.map((value) => `sum(${sqlOfMeasure(value)}), count(${sqlOfMeasure(value)})`)
  const label = `case ${cases.join(' ')} else ${rules.length} end`
  const text = JSON.stringify([rules, values])
  return {
    structure: {
      rules: rules.map((rule, index) => ({ id: `r${index}`, rule })),
      thresholds: new Map(),
      asOf: '2026-01-31',
    },
    measures: values.map((value, index) => ({ id: `s${index}`, value })),
    sql: `select ${label} as s, count(*), ${sums.join(', ')} from units group by s order by s`,
    columns: [...new Set([...text.matchAll(/"column":"(\w+)"/g)].map(([, name]) => name!))],
  }
}

const all = (...of: Rule[]): Rule => ({ kind: 'all', of })
const any = (...of: Rule[]): Rule => ({ kind: 'any', of })
const not = (of: Rule): Rule => ({ kind: 'not', of })

function bound(trait: number, operator: '<' | '>=', value: number): Rule {
  const operand = { type: 'number', value } as const
  return { kind: 'compare', column: `t${trait % TRAITS}`, operator, operand, ignoringCase: false }
}

function category(c: number, round: number): Rule {
  const size = CATEGORIES[c]!
  return listed(
    `c${c}`,
    Array.from({ length: Math.ceil(size / 2) }, (_, k) => `c${(k + round + c) % size}`),
  )
}

function towns(round: number): Rule {
  return listed(
    'town',
    Array.from({ length: 200 }, (_, k) => `town ${(k * 37 + round * 1009) % TOWNS}`),
  )
}

function listed(column: string, texts: readonly string[]): Rule {
  const values = texts.map((value) => ({ type: 'text', value }) as const)
  return { kind: 'in', column, negated: false, values, ignoringCase: false }
}

/** Of the kinds that the cases have. */
export function sqlOfRule(rule: Rule): string {
  switch (rule.kind) {
    case 'all':
      return `(${rule.of.map(sqlOfRule).join(' and ')})`
    case 'any':
      return `(${rule.of.map(sqlOfRule).join(' or ')})`
    case 'not':
      return `not ${sqlOfRule(rule.of)}`
    case 'missing':
      return `(${rule.column} is null)`
    case 'in':
      return `(${rule.column} in (${rule.values.map((one) => `'${'value' in one ? one.value : ''}'`).join(', ')}))`
    case 'compare':
      return `(${rule.column} ${rule.operator} ${'value' in rule.operand ? rule.operand.value : ''})`
    default:
      throw new Error(`No case has a rule of the kind ${rule.kind}`)
  }
}

function sqlOfMeasure(value: MeasureValue): string {
  switch (value.kind) {
    case 'column':
      return value.column
    case 'constant':
      return String(value.value)
    case 'sum':
      return `(${value.terms.map((term) => `${term.sign} * ${sqlOfMeasure(term.value)}`).join(' + ')})`
    case 'product':
      return `(${value.factors.map(sqlOfMeasure).join(' * ')})`
    case 'present':
      return `(case when ${value.of.map((part) => `${sqlOfMeasure(part)} is not null`).join(' and ')} then 1 else 0 end)`
    case 'positive':
      return `(case when ${sqlOfMeasure(value.of)} > 0 then 1 when ${sqlOfMeasure(value.of)} is not null then 0 end)`
    case 'when':
      return `(case when ${sqlOfMeasure(value.test)} = 1 then ${sqlOfMeasure(value.value)} end)`
    default:
      throw new Error(`No case has a measure of the kind ${value.kind}`)
  }
}
