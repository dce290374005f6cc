import { describe, expect, it } from 'vitest'
import { valueBars } from '../../../../renderer/features/structures/value-bars.ts'
import type { ColumnProfile } from '../../../../shared/contract/grid.ts'
import { parseRule } from '../../../../shared/rules/parse-rule.ts'
import type { Condition } from '../../../../shared/rules/rule.ts'

function condition(text: string): Condition {
  const { rule } = parseRule(text)
  if (rule === null || rule.kind === 'all' || rule.kind === 'any' || rule.kind === 'not') throw new Error(text)
  return rule
}

const profile = (type: 'text' | 'boolean', top: Readonly<Record<string, number>>, rowCount: number): ColumnProfile => ({
  ...{ name: 'country', type, rowCount, missing: 5, misfits: 0, distinct: 9, min: null, max: null, mean: null },
  ...{ median: null, sum: null, histogram: null },
  top: Object.entries(top).map(([value, count]) => ({ value, count })),
})

describe('the values of a condition’s column', () => {
  const countries = profile('text', { DE: 60, FR: 20, AT: 10 }, 100)

  it('are marked where the condition is true of them, the others put together', () => {
    expect(valueBars(condition('country in ("DE", "AT")'), countries)).toEqual([
      { value: 'DE', units: 60, passes: true },
      { value: 'FR', units: 20, passes: false },
      { value: 'AT', units: 10, passes: true },
      { value: null, units: 5, passes: null },
    ])
    expect(valueBars(condition('country starts with "D"'), countries).map(({ passes }) => passes)).toEqual([
      ...[true, false, false, null],
    ])
    expect(valueBars(condition('country is missing'), countries)[0]?.passes).toBe(false)
  })

  it('are yes and no of a column of these', () => {
    const churned = profile('boolean', { false: 80, true: 15 }, 100)
    expect(valueBars(condition('country = true'), churned)).toEqual([
      { value: 'false', units: 80, passes: false },
      { value: 'true', units: 15, passes: true },
    ])
  })

  it('are looked into where they are sets', () => {
    const needs = profile('text', { 'Low price;Audit trail': 50, 'Low price': 45 }, 100)
    expect(valueBars(condition('country has "Audit trail"'), needs).map(({ passes }) => passes)).toEqual([true, false])
  })
})
