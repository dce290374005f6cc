import { describe, expect, it } from 'vitest'
import {
  newCondition,
  operatorOf,
  operatorsFor,
  withColumn,
  withOperator,
  withoutFallback,
} from '../../../../renderer/features/structures/condition-operators.ts'
import { dayTyped, numberTyped } from '../../../../renderer/features/structures/read-typed.ts'
import { valueFrom } from '../../../../renderer/features/structures/starting-value.ts'
import type { ColumnType } from '../../../../shared/entities/column.ts'
import { parseRule } from '../../../../shared/rules/parse-rule.ts'
import { printCondition } from '../../../../shared/rules/print-rule.ts'
import { readRule } from '../../../../shared/rules/read-rule.ts'
import type { Literal } from '../../../../shared/rules/rule.ts'

const TYPES: readonly ColumnType[] = ['number', 'integer', 'text', 'date', 'boolean']

describe('operators of the builder', () => {
  it('makes, for every type and operator, a condition that can run and says that operator', () => {
    for (const type of TYPES) {
      const scope = { columns: new Map([['c', type]]), thresholds: new Map() }
      const value = valueFrom({ column: 'c', type, profile: undefined, asOf: '2025-09-30' }, null)
      for (const operator of operatorsFor(type)) {
        const condition = withOperator(newCondition('c', type, value), operator, value)
        expect(operatorOf(condition)).toBe(operator)
        expect(readRule(printCondition(condition), scope).problems, printCondition(condition)).toEqual([])
      }
    }
  })

  it('keeps the values that the new operator takes', () => {
    const { rule } = parseRule('revenue between 10 and 20')
    if (rule?.kind !== 'between') throw new Error('expected between')
    const zero = { type: 'number', value: 0 } as const
    expect(printCondition(withOperator(rule, '>=', zero))).toBe('revenue >= 10')
    expect(printCondition(withOperator(rule, 'in', zero))).toBe('revenue in (10, 20)')
    expect(printCondition(withOperator(withOperator(rule, 'missing', zero), '<', zero))).toBe('revenue < 0')
  })

  it('needs a starting value only where none is left to keep', () => {
    const condition = newCondition('revenue', 'number', { type: 'number', value: 5 })
    const kept = withoutFallback((fallback) => withOperator(condition, '<', fallback))
    expect(kept && printCondition(kept)).toBe('revenue < 5')
    const bare = withOperator(condition, 'missing', { type: 'number', value: 0 })
    expect(withoutFallback((fallback) => withOperator(bare, '<', fallback))).toBeNull()
    const other = (fallback: Literal) => withColumn(condition, 'industry', { was: 'number', is: 'text' }, fallback)
    expect(withoutFallback(other)).toBeNull()
  })

  it('keeps the test on a column of the same type and starts anew on another', () => {
    const condition = newCondition('revenue', 'number', { type: 'number', value: 5 })
    expect(
      printCondition(withColumn(condition, 'seats', { was: 'number', is: 'integer' }, { type: 'number', value: 1 })),
    ).toBe('seats >= 5')
    const text = { type: 'text', value: 'Fintech' } as const
    expect(printCondition(withColumn(condition, 'industry', { was: 'number', is: 'text' }, text))).toBe(
      'industry = "Fintech"',
    )
  })
})

describe('typed values', () => {
  it('reads numbers with thousands marks and signs, and nothing that is none yet', () => {
    expect(numberTyped('35,000')).toBe(35_000)
    expect(numberTyped('−4.8')).toBe(-4.8)
    expect(numberTyped(' 1 200 ')).toBe(1_200)
    expect(numberTyped('-0')).toBe(0)
    for (const text of ['', '-', '1e', 'abc', '1,2', '1e999']) expect(numberTyped(text), text).toBeNull()
  })

  it('reads days that exist', () => {
    expect(dayTyped('2024-02-29')).toBe('2024-02-29')
    expect(dayTyped('2025-02-29')).toBeNull()
    expect(dayTyped('2025-2-1')).toBeNull()
  })
})
