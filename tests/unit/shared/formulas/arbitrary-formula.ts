import fc from 'fast-check'
import type { ColumnType } from '../../../../shared/entities/column.ts'
import { canonicalFormula } from '../../../../shared/formulas/canonical-formula.ts'
import { arithmeticOperator, type Formula } from '../../../../shared/formulas/formula.ts'
import { type FunctionName, MOST_DIGITS } from '../../../../shared/formulas/function-catalogue.ts'
import type { Literal, Rule } from '../../../../shared/rules/rule.ts'
import { conditionsOf, thresholdNamesOf } from '../../../../shared/rules/walk-rule.ts'
import { COLUMNS, literalOf, SCOPE, typedRule } from '../rules/arbitrary-rule.ts'

/** What formulas of arbitraryFormula read; the columns of arbitrary rules. */
export const FORMULA_SCOPE = { columns: SCOPE.columns }

const call = (name: FunctionName, ...parts: readonly fc.Arbitrary<Formula>[]): fc.Arbitrary<Formula> =>
  fc.tuple(...parts).map((values): Formula => ({ kind: 'call', name, arguments: values }))
const callOfMany = (name: FunctionName, part: fc.Arbitrary<Formula>): fc.Arbitrary<Formula> =>
  fc.array(part, { minLength: 2, maxLength: 4 }).map((values): Formula => ({ kind: 'call', name, arguments: values }))
const value = (literal: fc.Arbitrary<Literal>): fc.Arbitrary<Formula> =>
  literal.map((made): Formula => ({ kind: 'value', value: made }))
const numeric = (number: fc.Arbitrary<number>): fc.Arbitrary<Formula> =>
  value(number.map((made): Literal => ({ type: 'number', value: made })))
const column = (...types: readonly ColumnType[]): fc.Arbitrary<Formula> =>
  fc.constantFrom(...types.flatMap((type) => COLUMNS[type])).map((name): Formula => ({ kind: 'column', column: name }))

/** Conditions that a formula may hold. */
const rule: fc.Arbitrary<Rule> = typedRule.filter(
  (made) =>
    thresholdNamesOf(made).size === 0 &&
    conditionsOf(made).every((condition) => !('ignoringCase' in condition && condition.ignoringCase)),
)
const choice = (part: fc.Arbitrary<Formula>): fc.Arbitrary<Formula> =>
  fc
    .tuple(rule, part, fc.option(part))
    .map(([condition, whenTrue, otherwise]): Formula => ({ kind: 'if', rule: condition, whenTrue, otherwise }))

const digits = numeric(fc.integer({ min: -MOST_DIGITS, max: MOST_DIGITS }))
const separator = value(
  fc.constantFrom('@', ';', ' ', '"', '😀', 'ab').map((text): Literal => ({ type: 'text', value: text })),
)
const bounds = fc
  .uniqueArray(fc.oneof(fc.integer({ min: -5, max: 40 }), fc.double({ noNaN: true, noDefaultInfinity: true })), {
    minLength: 1,
    maxLength: 4,
    comparator: (a, b) => a === b,
  })
  .map((made) => made.map((bound) => (bound === 0 ? 0 : bound)).sort((a, b) => a - b))

const { number, text, date, boolean } = fc.letrec<Record<'number' | 'text' | 'date' | 'boolean', Formula>>((tie) => {
  const depth = { maxDepth: 5, depthSize: 'small' } as const
  return {
    number: fc.oneof(
      depth,
      value(literalOf.number),
      column('number', 'integer'),
      fc
        .tuple(fc.constantFrom(...arithmeticOperator.options), tie('number'), tie('number'))
        .map(([operator, left, right]): Formula => ({ kind: 'arithmetic', operator, left, right })),
      tie('number').map((of): Formula => ({ kind: 'negative', of })),
      call('round', tie('number'), digits),
      ...(['round', 'floor', 'ceiling', 'abs', 'sqrt'] as const).map((name) => call(name, tie('number'))),
      callOfMany('min', tie('number')),
      callOfMany('max', tie('number')),
      callOfMany('first_present', tie('number')),
      call('share', tie('number'), tie('number')),
      call('days_between', tie('date'), tie('date')),
      call('months_between', tie('date'), tie('date')),
      ...(['year', 'month', 'day'] as const).map((name) => call(name, tie('date'))),
      call('length', tie('text')),
      call('members', tie('text')),
      choice(tie('number')),
    ),
    text: fc.oneof(
      depth,
      value(literalOf.text),
      column('text'),
      callOfMany('join', tie('text')),
      call('left', tie('text'), numeric(fc.integer({ min: 1, max: 4 }))),
      call('text_before', tie('text'), separator),
      call('text_after', tie('text'), separator),
      call('trim', tie('text')),
      callOfMany('first_present', tie('text')),
      fc.tuple(tie('number'), bounds).map(
        ([x, made]): Formula => ({
          kind: 'call',
          name: 'band',
          arguments: [x, ...made.map((bound): Formula => ({ kind: 'value', value: { type: 'number', value: bound } }))],
        }),
      ),
      choice(tie('text')),
    ),
    date: fc.oneof(
      depth,
      value(literalOf.date),
      column('date'),
      fc.constant<Formula>({ kind: 'snapshot' }),
      callOfMany('min', tie('date')),
      callOfMany('max', tie('date')),
      callOfMany('first_present', tie('date')),
      choice(tie('date')),
    ),
    boolean: fc.oneof(
      depth,
      value(literalOf.boolean),
      column('boolean'),
      callOfMany('first_present', tie('boolean')),
      choice(tie('boolean')),
    ),
  }
})

/** A canonical formula of any type that fits FORMULA_SCOPE; without `ln` and `power`, whose last digit is the engine's. */
export const arbitraryFormula: fc.Arbitrary<Formula> = fc
  .oneof(number, number, text, date, boolean)
  .map(canonicalFormula)
