import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalFormula } from '../../../../shared/formulas/canonical-formula.ts'
import { checkFormula } from '../../../../shared/formulas/check-formula.ts'
import { type Formula, formula as formulaSchema } from '../../../../shared/formulas/formula.ts'
import { DEEPEST_FORMULA } from '../../../../shared/formulas/formula-nesting.ts'
import { parseFormula } from '../../../../shared/formulas/parse-formula.ts'
import { printFormula } from '../../../../shared/formulas/print-formula.ts'
import { arbitraryFormula, FORMULA_SCOPE } from './arbitrary-formula.ts'

const column: Formula = { kind: 'column', column: 'a' }
const number = (value: number): Formula => ({ kind: 'value', value: { type: 'number', value } })

describe('printing a formula', () => {
  it.each([
    'a + b - c',
    'a - (b - c)',
    'a + (b + c)',
    'a * b / c',
    'a / (b / c)',
    '(a + b) * c',
    'a + b * c',
    '-a * -b',
    '-(a + b)',
    '-(-a)',
    'a - -5',
    '-5 - a',
    '-1e-7 * 1e21',
    'snapshot',
    '2024-02-29',
    '"say ""yes"""',
    'true',
    '[Monthly Charges] / [a]]b]',
    'min + min(a, b, 3)',
    'round(a / b, -2)',
    'if(a >= 5 and (b = "x" or not c is missing), 1, 2)',
    'if(a in (-1, 2.5), snapshot)',
    'text_after(join(a, " ", b), "@")',
  ])('gives back %s', (text) => {
    const { formula } = parseFormula(text)
    expect(formula && printFormula(formula)).toBe(text)
  })

  it.each([
    ['a-5', 'a - 5'],
    ['a -5', 'a - 5'],
    ['a--5', 'a - -5'],
    ['- 5', '-5'],
    ['-(-5)', '5'],
    ['-0', '0'],
    ['((a))', 'a'],
    ['10/2', '10 / 2'],
    ['5-3-1', '5 - 3 - 1'],
    ['5 -3', '5 - 3'],
    ['ROUND(a,2)', 'round(a, 2)'],
    ['If(NOT a=5,-1,-2)', 'if(not a = 5, -1, -2)'],
    ['snapshot', 'snapshot'],
    ['min (a,b)', 'min(a, b)'],
    ['1e3*2', '1000 * 2'],
    ['a*.5', 'a * 0.5'],
  ])('writes %s as %s', (text, printed) => {
    const { formula } = parseFormula(text)
    expect(formula && printFormula(formula)).toBe(printed)
  })

  it('parses back to the same tree, and so does its JSON', () => {
    fc.assert(
      fc.property(arbitraryFormula, (formula) => {
        expect(parseFormula(printFormula(formula)).formula).toEqual(formula)
        expect(formulaSchema.parse(JSON.parse(JSON.stringify(formula)))).toEqual(formula)
      }),
      { numRuns: 2000 },
    )
  })

  it('prints only what the check accepts, and the same after the check', () => {
    fc.assert(
      fc.property(arbitraryFormula, (formula) => {
        const { formula: read, spans } = parseFormula(printFormula(formula))
        expect(read && checkFormula(read, FORMULA_SCOPE, spans).problems).toEqual([])
        expect(checkFormula(formula, FORMULA_SCOPE).type).not.toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  it('gives every part its place in the text', () => {
    fc.assert(
      fc.property(arbitraryFormula, (formula) => {
        const text = printFormula(formula)
        const { spans } = parseFormula(text)
        for (const [part, { start, end }] of spans.formulas) {
          expect(parseFormula(text.slice(start, end)).formula).toEqual(part)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('a canonical formula', () => {
  it('holds the minus of a number in the number, and no negative zero', () => {
    expect(canonicalFormula({ kind: 'negative', of: number(5) })).toEqual(number(-5))
    expect(canonicalFormula({ kind: 'negative', of: { kind: 'negative', of: number(5) } })).toEqual(number(5))
    expect(canonicalFormula(number(-0))).toEqual(number(0))
    expect(canonicalFormula({ kind: 'negative', of: column })).toEqual({ kind: 'negative', of: column })
  })
})

describe('a deep formula', () => {
  const negated = (levels: number): Formula =>
    Array.from({ length: levels }).reduce<Formula>((of) => ({ kind: 'negative', of }), column)
  const sum = (terms: number): Formula =>
    Array.from({ length: terms - 1 }).reduce<Formula>(
      (left) => ({ kind: 'arithmetic', operator: '+', left, right: column }),
      column,
    )

  it('is read up to the limit and refused beyond it', () => {
    for (const deep of [negated(DEEPEST_FORMULA - 1), sum(DEEPEST_FORMULA)]) {
      expect(parseFormula(printFormula(deep)).formula).toEqual(deep)
      expect(formulaSchema.safeParse(deep).success).toBe(true)
      expect(checkFormula(deep, { columns: new Map([['a', 'number']]) }).type).toBe('number')
    }
    for (const deeper of [negated(DEEPEST_FORMULA), sum(DEEPEST_FORMULA + 1)]) {
      expect(parseFormula(printFormula(deeper)).problems[0]?.message).toContain('steps deep')
      expect(formulaSchema.safeParse(deeper).success).toBe(false)
      expect(checkFormula(deeper, { columns: new Map([['a', 'number']]) }).problems[0]?.message).toContain('steps deep')
    }
  })

  it('never exhausts the stack', () => {
    expect(formulaSchema.safeParse(negated(100_000)).success).toBe(false)
    expect(checkFormula(sum(100_000), { columns: new Map() }).problems).toHaveLength(1)
    for (const text of [
      '('.repeat(100_000),
      '-'.repeat(100_000),
      'abs('.repeat(50_000),
      'a+'.repeat(100_000),
      'if(not '.repeat(30_000),
    ]) {
      expect(parseFormula(text).formula).toBeNull()
    }
  })
})
