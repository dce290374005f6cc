import { describe, expect, it } from 'vitest'
import { withUnit } from '../../../../renderer/strings/figure-words.ts'
import { sayCondition, sayLine } from '../../../../renderer/strings/say-condition.ts'
import { parseRule } from '../../../../shared/rules/parse-rule.ts'

const scope = { columns: new Map(), thresholds: new Map([['strategic_margin', 25_000]]) }
const figures = { unit: '€', plain: String, alone: (value: number) => withUnit(value, '€'), step: String }
const say = (text: string): string => {
  const { rule } = parseRule(text)
  if (rule === null || rule.kind === 'all' || rule.kind === 'any' || rule.kind === 'not') throw new Error(text)
  return sayCondition(rule, figures, scope)
}

describe('sayCondition', () => {
  it('says a comparison in words, its threshold by name and value', () => {
    expect(say('gross_margin >= @strategic_margin')).toBe('gross margin at or above strategic margin, €25,000')
    expect(say('MonthlyCharges < -1200.5')).toBe('monthly charges below −€1,200.5')
  })

  it('leaves other conditions to the rule’s own sentence', () => {
    expect(say('support_tier is missing')).toContain('is missing')
    expect(say('gross_margin >= @gone')).toContain('@gone')
  })

  it('calls a line by its threshold, else by its column', () => {
    expect(sayLine('gross_margin', 'strategic_margin')).toBe('strategic margin')
    expect(sayLine('gross_margin', null)).toBe('gross margin')
  })
})

describe('withUnit', () => {
  it('puts a currency in front and words behind', () => {
    expect(withUnit(-15_000, '€')).toBe('−€15,000')
    expect(withUnit(15_000, 'CHF')).toBe('CHF 15,000')
    expect(withUnit(35_000, 'calls')).toBe('35,000 calls')
    expect(withUnit(12, '%')).toBe('12%')
    expect(withUnit(0.25, '')).toBe('0.25')
  })
})
