import fc from 'fast-check'
import type { ColumnType } from '../../../../shared/entities/column.ts'
import { isoFromDay } from '../../../../shared/rules/day.ts'
import { KEYWORDS } from '../../../../shared/rules/keyword.ts'
import type { Condition, Literal, Operand, Rule } from '../../../../shared/rules/rule.ts'
import type { RuleScope } from '../../../../shared/rules/rule-scope.ts'
import type { Cell } from '../../../../shared/rules/truth.ts'

/** Two columns of each type, so that rules meet again in the same column; one name of each needs brackets. */
export const COLUMNS: Readonly<Record<ColumnType, readonly string[]>> = {
  number: ['revenue', 'Monthly Charges'],
  integer: ['seats', 'days'],
  text: ['industry', 'a]b[c'],
  date: ['signup', '"renewal"'],
  boolean: ['churned', 'größe_ß'],
}
export const THRESHOLDS: ReadonlyMap<string, number> = new Map([
  ['floor', 5],
  ['and', 30],
])
export const SCOPE: RuleScope = {
  columns: new Map(
    Object.entries(COLUMNS).flatMap(([type, names]) => names.map((name) => [name, type as ColumnType] as const)),
  ),
  thresholds: THRESHOLDS,
}

const number = fc.oneof(
  fc.integer({ min: -5, max: 40 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
  fc.constantFrom(1e21, 1e23, 2 ** 53, -(2 ** 60), Number.MAX_VALUE, Number.MIN_VALUE, 0.1, 1e-7),
)
const day = fc.integer({ min: -719_528, max: 2_932_896 })
/** Any well-formed text without NUL, and short ones that meet. */
const anyText = fc.oneof(
  fc.constantFrom('a', 'A', 'ß', 'SS', 'İ', 'a;b', ' a', '"', ']', 'not', '', 'line\nbreak', '😀'),
  fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !text.includes('\0')),
)
const filledText = anyText.filter((text) => text !== '')
const elementText = filledText.filter((text) => !text.includes(';') && text.replace(/^ +| +$/g, '') === text)

/** A literal of a type. */
export const literalOf: Readonly<Record<ColumnType, fc.Arbitrary<Literal>>> = {
  number: number.map((value) => ({ type: 'number', value })),
  integer: number.map((value) => ({ type: 'number', value })),
  text: anyText.map((value) => ({ type: 'text', value })),
  date: day.map((value) => ({ type: 'date', value: isoFromDay(value) })),
  boolean: fc.boolean().map((value) => ({ type: 'boolean', value })),
}
const threshold: fc.Arbitrary<Operand> = fc
  .constantFrom(...THRESHOLDS.keys())
  .map((name) => ({ type: 'threshold', name }))

/** A condition that fits the columns of SCOPE. */
function typedCondition(type: ColumnType): fc.Arbitrary<Condition> {
  const column = fc.constantFrom(...COLUMNS[type])
  const literal = literalOf[type]
  const isNumber = type === 'number' || type === 'integer'
  const isText = type === 'text'
  const ignoringCase = isText ? fc.boolean() : fc.constant(false)
  const operand: fc.Arbitrary<Operand> = isNumber ? fc.oneof(literal, threshold) : literal
  const operator =
    isNumber || type === 'date'
      ? fc.constantFrom(...(['=', '!=', '<', '<=', '>', '>='] as const))
      : fc.constantFrom(...(['=', '!='] as const))
  const kinds: fc.Arbitrary<Condition>[] = [
    fc.record({ kind: fc.constant('compare'), column, operator, operand, ignoringCase }),
    fc.record({
      kind: fc.constant('in'),
      column,
      negated: fc.boolean(),
      values: fc.array(literal, { minLength: 1, maxLength: 4 }),
      ignoringCase,
    }),
    fc.record({ kind: fc.constant('missing'), column, negated: fc.boolean() }),
  ]
  if (isNumber || type === 'date') {
    const ends = fc
      .tuple(literal, literal)
      .map(([a, b]) => (before(a, b) ? [a, b] : [b, a]) as readonly [Literal, Literal])
    kinds.push(
      fc
        .tuple(column, fc.boolean(), ends)
        .map(([name, negated, [low, high]]) => ({ kind: 'between', column: name, negated, low, high })),
    )
  }
  if (isText) {
    const test = fc.constantFrom(...(['contains', 'starts'] as const))
    kinds.push(fc.record({ kind: fc.constant('text'), column, test, value: filledText, ignoringCase }))
    kinds.push(
      fc.record({ kind: fc.constant('text'), column, test: fc.constant('has'), value: elementText, ignoringCase }),
    )
  }
  if (type === 'date') {
    const days = fc.oneof(
      threshold,
      fc.nat(400).map((value): Operand => ({ type: 'number', value })),
    )
    const anchor = fc.oneof(
      fc.constant({ type: 'snapshot' } as const),
      fc.record({ type: fc.constant('column'), column }),
    )
    kinds.push(
      fc
        .record({ kind: fc.constant('within'), column, days, direction: fc.constantFrom('before', 'after'), anchor })
        // A column is never asked for its distance to itself; that is always 0.
        .filter((made) => made.anchor.type !== 'column' || made.anchor.column !== made.column),
    )
  }
  return fc.oneof(...kinds)
}

function before(a: Literal, b: Literal): boolean {
  return a.value <= b.value
}

function ruleOver(condition: fc.Arbitrary<Condition>): fc.Arbitrary<Rule> {
  return fc.letrec<{ rule: Rule }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      condition,
      fc.record({ kind: fc.constantFrom('all', 'any'), of: fc.array(tie('rule'), { minLength: 2, maxLength: 4 }) }),
      fc.record({ kind: fc.constant('not'), of: tie('rule') }),
    ),
  })).rule
}

/** A canonical rule that fits SCOPE. */
export const typedRule = ruleOver(fc.oneof(...(Object.keys(COLUMNS) as ColumnType[]).map(typedCondition)))

/** A canonical rule over columns of hostile names; types need not fit. */
export const hostileRule = ruleOver(
  fc
    .oneof(...(Object.keys(COLUMNS) as ColumnType[]).map(typedCondition))
    .chain((condition) =>
      fc
        .oneof(
          filledText,
          fc.constantFrom(...KEYWORDS, 'AND', ']', '[', ']]', ' ', '"', '@x', '5', '2024-01-01', 'naïve', 'e\u0301'),
        )
        .map((column) => ({ ...condition, column })),
    ),
)

const cellOf: Readonly<Record<ColumnType, fc.Arbitrary<Cell>>> = {
  number: fc.oneof(number, fc.constantFrom(Number.NaN, -0, 5, 30)),
  integer: fc.integer({ min: -5, max: 40 }),
  text: anyText,
  date: fc.oneof(day, fc.integer({ min: 19_990, max: 20_410 })),
  boolean: fc.boolean(),
}

/** One unit's cells in the columns of SCOPE, some of them missing. */
export const unit: fc.Arbitrary<ReadonlyMap<string, Cell>> = fc
  .tuple(
    ...[...SCOPE.columns].map(([name, type]) =>
      fc.option(cellOf[type], { freq: 3 }).map((cell) => [name, cell] as const),
    ),
  )
  .map((entries) => new Map(entries))
