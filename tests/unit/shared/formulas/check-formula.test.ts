import { describe, expect, it } from 'vitest'
import type { ColumnType } from '../../../../shared/entities/column.ts'
import { checkFormula, typeOfFormula } from '../../../../shared/formulas/check-formula.ts'
import { type Formula, formula as formulaSchema } from '../../../../shared/formulas/formula.ts'
import { parseFormula } from '../../../../shared/formulas/parse-formula.ts'
import type { Rule } from '../../../../shared/rules/rule.ts'

const columns = new Map<string, ColumnType>([
  ['a', 'number'],
  ['t', 'text'],
])
const a: Formula = { kind: 'column', column: 'a' }
const text = (value: string): Formula => ({ kind: 'value', value: { type: 'text', value } })
const number = (value: number): Formula => ({ kind: 'value', value: { type: 'number', value } })
const choice = (rule: Rule): Formula => ({ kind: 'if', rule, whenTrue: a, otherwise: null })

describe('checking a formula from JSON', () => {
  it.each<[string, Formula, string]>([
    ['an unknown column', { kind: 'column', column: 'aa' }, 'There is no column aa.'],
    [
      'a count that is computed',
      { kind: 'call', name: 'left', arguments: [text('x'), a] },
      'The count is a whole number',
    ],
    ['too few values', { kind: 'call', name: 'band', arguments: [a] }, 'band takes 2 to 100 values, not 1.'],
    [
      'half a character',
      { kind: 'call', name: 'join', arguments: [text('\ud800'), text('x')] },
      'Half a character or a NUL',
    ],
    [
      'a named threshold',
      choice({
        kind: 'compare',
        column: 'a',
        operator: '>',
        operand: { type: 'threshold', name: 'floor' },
        ignoringCase: false,
      }),
      'A formula holds values, not named thresholds.',
    ],
    [
      'a condition that folds case',
      choice({ kind: 'in', column: 't', negated: false, values: [{ type: 'text', value: 'x' }], ignoringCase: true }),
      '“ignoring case” cannot stand in a formula',
    ],
    [
      'a condition of the wrong type',
      choice({ kind: 'text', column: 'a', test: 'has', value: 'x', ignoringCase: false }),
      'only texts can be looked into',
    ],
  ])('refuses %s without a place', (_, formula, message) => {
    const { type, problems } = checkFormula(formula, { columns })
    expect(type).toBeNull()
    expect(problems[0]).toMatchObject({ start: 0, end: 0, message: expect.stringContaining(message) })
  })

  it('tells at most twenty problems, in the order of the text', () => {
    const { formula, spans } = parseFormula(Array.from({ length: 30 }, (_, index) => `x${index}`).join(' + '))
    const { problems } = checkFormula(formula ?? a, { columns }, spans)
    expect(problems.map(({ start }) => start)).toEqual(problems.map(({ start }) => start).toSorted((x, y) => x - y))
    expect(problems).toHaveLength(20)
  })

  it.each<[string, unknown]>([
    ['a function that does not exist', { kind: 'call', name: 'lower', arguments: [text('x')] }],
    ['no values', { kind: 'call', name: 'min', arguments: [] }],
    ['a number that is not finite', number(Number.POSITIVE_INFINITY)],
    ['a rule of another shape', { kind: 'if', rule: { kind: 'all', of: [] }, whenTrue: a, otherwise: null }],
    ['an operator that does not exist', { kind: 'arithmetic', operator: '^', left: a, right: a }],
  ])('is no formula with %s', (_, json) => {
    expect(formulaSchema.safeParse(json).success).toBe(false)
  })

  it('gives no type to a formula that was not checked', () => {
    expect(() => typeOfFormula({ kind: 'negative', of: text('x') }, columns)).toThrow('not checked')
  })
})
