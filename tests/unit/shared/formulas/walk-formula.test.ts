import { describe, expect, it } from 'vitest'
import type { Formula } from '../../../../shared/formulas/formula.ts'
import { parseFormula } from '../../../../shared/formulas/parse-formula.ts'
import { printFormula } from '../../../../shared/formulas/print-formula.ts'
import { columnsOfFormula, readsSnapshot, renameColumnOfFormula } from '../../../../shared/formulas/walk-formula.ts'

function parsed(text: string): Formula {
  const { formula } = parseFormula(text)
  if (formula === null) throw new Error(text)
  return formula
}

describe('walking a formula', () => {
  it('finds every column, conditions included, once', () => {
    const formula = parsed('if(a > 5 and d within 3 days before e, b + a, min(c, -b))')
    expect([...columnsOfFormula(formula)]).toEqual(['a', 'd', 'e', 'b', 'c'])
  })

  it('renames a column wherever it stands', () => {
    const renamed = renameColumnOfFormula(parsed('if(a > 5, b + a, min(a, "a"))'), 'a', 'x y')
    expect(printFormula(renamed)).toBe('if([x y] > 5, b + [x y], min([x y], "a"))')
  })

  it.each([
    ['a + 1', false],
    ['days_between(a, snapshot)', true],
    ['if(a within 3 days before snapshot, 1, 2)', true],
    ['if(a within 3 days before b, 1, snapshot)', true],
    ['if(a within 3 days before b, 1, 2)', false],
  ])('knows whether %s counts from the as-of date', (text, counts) => {
    expect(readsSnapshot(parsed(text))).toBe(counts)
  })
})
