import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ColumnType } from '../../../../shared/entities/column.ts'
import { completeRule } from '../../../../shared/rules/complete-rule.ts'
import { lexRule } from '../../../../shared/rules/lex-rule.ts'
import { printColumn } from '../../../../shared/rules/print-name.ts'
import { printRule } from '../../../../shared/rules/print-rule.ts'
import { readRule } from '../../../../shared/rules/read-rule.ts'
import type { RuleScope } from '../../../../shared/rules/rule-scope.ts'
import { SCOPE, typedRule } from './arbitrary-rule.ts'

const columns: readonly (readonly [string, ColumnType])[] = [
  ['revenue', 'number'],
  ['industry', 'text'],
  ['churned', 'boolean'],
  ['signup', 'date'],
  ['renewal', 'date'],
  ['Monthly Charges', 'number'],
]
const scope: RuleScope = { columns: new Map(columns), thresholds: new Map([['floor', 5]]) }
/** The completions of a text whose caret is shown as "|", as [text after choosing, …]. */
function chosen(marked: string): readonly string[] {
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  return completeRule(text, offset, scope).map(
    ({ start, end, insert }) => text.slice(0, start) + insert + text.slice(end),
  )
}

describe('completing a rule', () => {
  it.each<[string, readonly string[]]>([
    ['|', ['revenue', 'industry', 'churned', 'signup', 'renewal', '[Monthly Charges]', 'not', '(']],
    ['re|', ['revenue', 'renewal']],
    ['char|', ['[Monthly Charges]']],
    ['reve|x >= 5', ['revenue >= 5']],
    ['[Mon|', ['[Monthly Charges]']],
    ['[Mon|th] >= 5', ['[Monthly Charges] >= 5']],
    ['revenue b|', ['revenue between', 'revenue not between']],
    ['revenue >= |', ['revenue >= @floor']],
    ['revenue >= @f|', ['revenue >= @floor']],
    ['revenue >= 5 |', ['revenue >= 5 and', 'revenue >= 5 or']],
    ['(revenue >= 5 |', ['(revenue >= 5 and', '(revenue >= 5 or', '(revenue >= 5 )']],
    [
      'industry s|',
      ['industry starts with', 'industry has', 'industry contains text', 'industry is missing', 'industry is present'],
    ],
    ['industry = "a" i|', ['industry = "a" ignoring case']],
    ['industry = "re|', []],
    ['industry in ("a" |', ['industry in ("a" )', 'industry in ("a" ,']],
    ['churned = |', ['churned = true', 'churned = false']],
    ['signup within |', ['signup within @floor']],
    ['signup within 90 |', ['signup within 90 days']],
    ['signup within 90 days |', ['signup within 90 days before', 'signup within 90 days after']],
    [
      'signup within 90 days before |',
      ['signup within 90 days before renewal', 'signup within 90 days before snapshot'],
    ],
    ['signup >= |', []],
    ['revenue not |', ['revenue not between', 'revenue not in']],
    ['revenue # |', []],
    ['revenue 5 and |', []],
  ])('at %s offers %j', (marked, expected) => {
    expect(chosen(marked)).toEqual(expected)
  })

  it('says what it offers', () => {
    expect(completeRule('reve', 4, scope)).toEqual([
      { start: 0, end: 4, insert: 'revenue', label: 'revenue', detail: 'number' },
    ])
    expect(completeRule('revenue > @', 11, scope)).toEqual([
      { start: 10, end: 11, insert: '@floor', label: '@floor', detail: '5' },
    ])
    expect(completeRule('revenue >', 7, scope)[0]).toBeUndefined()
  })

  it('offers every word, sign, column and threshold of every rule at its place', () => {
    fc.assert(
      fc.property(typedRule, (rule) => {
        const text = printRule(rule)
        for (const token of lexRule(text).tokens) {
          if (token.kind === 'number' || token.kind === 'text' || token.kind === 'date' || token.kind === 'end')
            continue
          // Right behind a word the caret is in that word.
          if (/[\p{L}\p{N}_]$/u.test(text.slice(0, token.start))) continue
          const written = token.kind === 'column' ? printColumn(token.name) : token.raw
          const offered = completeRule(text.slice(0, token.start), token.start, SCOPE)
          expect(offered.map(({ insert }) => insert.split(' ')[0])).toContain(written.split(' ')[0])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('answers at once at the end of the longest texts', () => {
    for (const text of [
      `${'a'.repeat(249_000)} > 5`,
      '['.repeat(249_000),
      `a has "${' '.repeat(249_000)}x`,
      '“'.repeat(249_000),
    ]) {
      const started = performance.now()
      completeRule(text, text.length, scope)
      readRule(text, scope)
      readRule(`${text}"`, scope)
      expect(performance.now() - started).toBeLessThan(2000)
    }
  })

  it('never throws, wherever the caret stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.nat(25), (text, offset) => {
        for (const { start, end } of completeRule(text, offset, scope)) {
          expect(0 <= start && start <= Math.min(offset, text.length) && end >= start).toBe(true)
        }
      }),
    )
  })
})
