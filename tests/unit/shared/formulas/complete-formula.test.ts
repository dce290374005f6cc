import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ColumnType } from '../../../../shared/entities/column.ts'
import { completeFormula } from '../../../../shared/formulas/complete-formula.ts'
import { FORMULA_LEXICON } from '../../../../shared/formulas/formula-lexicon.ts'
import { printFormula } from '../../../../shared/formulas/print-formula.ts'
import { lexText } from '../../../../shared/rules/lex-rule.ts'
import { arbitraryFormula, FORMULA_SCOPE } from './arbitrary-formula.ts'

const columns = new Map<string, ColumnType>([
  ['revenue', 'number'],
  ['industry', 'text'],
  ['churned', 'boolean'],
  ['signup', 'date'],
  ['Monthly Charges', 'number'],
])

/** The completions of a text whose caret is shown as "|", as what each inserts. */
function offered(marked: string): readonly string[] {
  const offset = marked.indexOf('|')
  return completeFormula(marked.replace('|', ''), offset, { columns }).map(({ insert }) => insert)
}

describe('completing a formula', () => {
  it.each<[string, readonly string[]]>([
    ['reve|', ['revenue']],
    ['[Mon|', ['[Monthly Charges]']],
    ['revenue |', ['+', '-', '*', '/']],
    ['days_between(sig|', ['signup']],
    ['year(|', ['signup', 'min(', 'max(', 'first_present(', 'if(', 'snapshot', '(']],
    ['days_between(signup, |', ['signup', 'min(', 'max(', 'first_present(', 'if(', 'snapshot', '(']],
    ['round(revenue, |', []],
    ['round(revenue |', ['+', '-', '*', '/', ')', ',']],
    ['text_be|', ['text_before(']],
    ['if(|', ['revenue', 'industry', 'churned', 'signup', '[Monthly Charges]', 'not', '(']],
    ['if(churned |', ['=', '!=', 'in', 'is missing', 'is present', 'not in']],
    ['if(churned = |', ['true', 'false']],
    ['if(churned = true |', ['and', 'or', ',']],
    ['if(churned = true, sig|', ['signup']],
    ['"re|', []],
    ['revenue @|', []],
  ])('offers at %s', (marked, inserts) => {
    expect(offered(marked)).toEqual(inserts)
  })

  it('offers values of a fitting type only', () => {
    expect(offered('revenue * |')).not.toContain('industry')
    expect(offered('revenue * |')).not.toContain('join(')
    expect(offered('revenue * |')).toContain('length(')
    expect(offered('join(|')).toContain('industry')
    expect(offered('join(|')).not.toContain('revenue')
    expect(offered('|')).toEqual(expect.arrayContaining(['revenue', 'signup', 'if(', 'snapshot', 'round(']))
  })

  it('offers the word that stands next in any formula', () => {
    fc.assert(
      fc.property(arbitraryFormula, fc.nat(), (formula, seed) => {
        const text = printFormula(formula)
        const { tokens } = lexText(text, FORMULA_LEXICON)
        const named = tokens.filter(({ kind, raw }) => kind === 'column' && !raw.startsWith('['))
        const token = named[seed % Math.max(1, named.length)]
        if (token === undefined) return
        const found = completeFormula(text.slice(0, token.start), token.start, FORMULA_SCOPE)
        expect(found.map(({ label }) => label)).toContain(token.raw)
      }),
      { numRuns: 500 },
    )
  })
})
