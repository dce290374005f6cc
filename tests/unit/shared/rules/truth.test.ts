import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayFromIso } from '../../../../shared/rules/day.ts'
import { parseRule } from '../../../../shared/rules/parse-rule.ts'
import { resolveThresholds } from '../../../../shared/rules/resolve-rule.ts'
import type { Rule } from '../../../../shared/rules/rule.ts'
import { type Cell, FALSE, negation, TRUE, type Truth, truthOf, UNKNOWN } from '../../../../shared/rules/truth.ts'
import { columnsOf } from '../../../../shared/rules/walk-rule.ts'
import { THRESHOLDS, typedRule, unit } from './arbitrary-rule.ts'

const asOf = dayFromIso('2025-03-01')
const context = { asOf, thresholds: THRESHOLDS }
const names = { true: TRUE, false: FALSE, unknown: UNKNOWN } as const

function truth(rule: Rule, cells: ReadonlyMap<string, Cell>): Truth {
  return truthOf(rule, (column) => cells.get(column) ?? null, context)
}

function truthOfText(text: string, cells: Readonly<Record<string, Cell>>): Truth {
  const { rule } = parseRule(text)
  if (rule === null) throw new Error(`not read: ${text}`)
  return truth(rule, new Map(Object.entries(cells)))
}

const day = dayFromIso

describe('truth', () => {
  it.each<[string, Cell, keyof typeof names]>([
    ['a = 1', 1, 'true'],
    ['a = 0', -0, 'true'],
    ['a != 1', 1, 'false'],
    ['a < 1', 1, 'false'],
    ['a <= 1', 1, 'true'],
    ['a > 1', 1.0000000000000002, 'true'],
    ['a >= 1', 0.9999999999999999, 'false'],
    ['a >= @floor', 5, 'true'],
    ['a = 0.3', 0.1 + 0.2, 'false'],
    ['a < 1', Number.NEGATIVE_INFINITY, 'true'],
    ['a = 1', null, 'unknown'],
    ['a != 1', null, 'unknown'],
    ['a >= 1', Number.NaN, 'unknown'],
    ['not a >= 1', Number.NaN, 'unknown'],
    ['a between 1 and 2', 1, 'true'],
    ['a between 1 and 2', 2, 'true'],
    ['a between 1 and 2', 2.5, 'false'],
    ['a not between 1 and 2', 2.5, 'true'],
    ['a between 1 and 2', null, 'unknown'],
    ['a not between 1 and 2', null, 'unknown'],
    ['a in (1, 2)', 2, 'true'],
    ['a in (1, 2)', 3, 'false'],
    ['a not in (1, 2)', 3, 'true'],
    ['a not in (1, 2)', null, 'unknown'],
    ['a is missing', null, 'true'],
    ['a is missing', Number.NaN, 'true'],
    ['a is missing', '', 'false'],
    ['a is present', null, 'false'],
    ['a is present', 0, 'true'],
    ['a = true', false, 'false'],
    ['a != true', false, 'true'],
    // texts, by code points
    ['a = "\u00e9"', 'e\u0301', 'false'],
    ['a = "x"', 'x ', 'false'],
    ['a = "x"', 'X', 'false'],
    ['a = "x" ignoring case', 'X', 'true'],
    ['a = "ß" ignoring case', 'SS', 'false'],
    ['a != "x" ignoring case', 'X', 'false'],
    ['a in ("x") ignoring case', 'X', 'true'],
    ['a contains text "b"', 'abc', 'true'],
    ['a contains text "B"', 'abc', 'false'],
    ['a contains text "B" ignoring case', 'abc', 'true'],
    ['a contains text "%"', 'abc', 'false'],
    ['a starts with "ab"', 'abc', 'true'],
    ['a starts with "bc"', 'abc', 'false'],
    ['a starts with "AB" ignoring case', 'abc', 'true'],
    ['a contains text "b"', null, 'unknown'],
    // sets
    ['a has "x"', 'x', 'true'],
    ['a has "x"', 'w;x;y', 'true'],
    ['a has "x"', 'w; x ;y', 'true'],
    ['a has "x"', 'w;  x;y', 'false'],
    ['a has "x"', 'w;\tx', 'false'],
    ['a has "x"', 'xx;yx', 'false'],
    ['a has "x"', 'X', 'false'],
    ['a has "x" ignoring case', 'w;X', 'true'],
    ['a has "x"', '', 'false'],
    ['a has "x"', null, 'unknown'],
    // days
    ['a = 2025-02-28', day('2025-02-28'), 'true'],
    ['a < 2025-03-01', day('2025-02-28'), 'true'],
    ['a within 1 days before snapshot', day('2025-02-28'), 'true'],
    ['a within 0 days before snapshot', day('2025-02-28'), 'false'],
    ['a within 0 days before snapshot', asOf, 'true'],
    ['a within 0.5 days before snapshot', day('2025-02-28'), 'false'],
    ['a within 30 days before snapshot', day('2025-03-02'), 'false'],
    ['a within 1 days after snapshot', day('2025-03-02'), 'true'],
    ['a within 30 days after snapshot', day('2025-02-28'), 'false'],
    ['a within @floor days before snapshot', day('2025-02-24'), 'true'],
    ['a within 5 days before snapshot', null, 'unknown'],
  ])('of %s for %j is %s', (text, cell, expected) => {
    expect(truthOfText(text, { a: cell })).toBe(names[expected])
  })

  it('counts days from another column, and does not know where that is missing', () => {
    const text = 'a within 7 days before b'
    expect(truthOfText(text, { a: day('2024-02-26'), b: day('2024-03-04') })).toBe(TRUE)
    expect(truthOfText(text, { a: day('2024-02-25'), b: day('2024-03-04') })).toBe(FALSE)
    expect(truthOfText(text, { a: day('2024-02-26'), b: null })).toBe(UNKNOWN)
    expect(truthOfText('not a within 7 days after b', { a: null, b: 5 })).toBe(UNKNOWN)
  })

  // Kleene, "Introduction to Metamathematics" (1952), § 64: the strong tables.
  it.each<[Truth, Truth, Truth, Truth]>([
    [TRUE, TRUE, TRUE, TRUE],
    [TRUE, UNKNOWN, UNKNOWN, TRUE],
    [TRUE, FALSE, FALSE, TRUE],
    [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN],
    [UNKNOWN, FALSE, FALSE, UNKNOWN],
    [FALSE, FALSE, FALSE, FALSE],
  ])('follows Kleene: of %i and %i, `and` is %i, `or` is %i', (a, b, and, or) => {
    const cell = (value: Truth): Cell => (value === UNKNOWN ? null : value === TRUE)
    for (const cells of [
      { a: cell(a), b: cell(b) },
      { a: cell(b), b: cell(a) },
    ]) {
      expect(truthOfText('a = true and b = true', cells)).toBe(and)
      expect(truthOfText('a = true or b = true', cells)).toBe(or)
    }
  })

  it('obeys the laws of Kleene algebra for any rules and any unit', () => {
    fc.assert(
      fc.property(typedRule, typedRule, typedRule, unit, (a, b, c, cells) => {
        const of = (rule: Rule): Truth => truth(rule, cells)
        const all = (...members: Rule[]): Rule => ({ kind: 'all', of: members })
        const any = (...members: Rule[]): Rule => ({ kind: 'any', of: members })
        const not = (member: Rule): Rule => ({ kind: 'not', of: member })
        expect(of(not(not(a)))).toBe(of(a))
        expect(of(not(a))).toBe(negation(of(a)))
        expect(of(not(all(a, b)))).toBe(of(any(not(a), not(b))))
        expect(of(not(any(a, b)))).toBe(of(all(not(a), not(b))))
        expect(of(all(a, b, c))).toBe(of(all(c, all(b, a))))
        expect(of(any(a, b, c))).toBe(of(any(any(c, b), a)))
        expect(of(all(a, any(b, c)))).toBe(of(any(all(a, b), all(a, c))))
        expect(of(any(a, all(a, b)))).toBe(of(a))
        // Kleene's own law, which Boolean algebra has as "nothing is both": x and not x is at most y or not y.
        expect(of(all(a, not(a)))).toBeLessThanOrEqual(of(any(b, not(b))))
      }),
    )
  })

  it('reads NaN as missing, and named thresholds as their values', () => {
    fc.assert(
      fc.property(typedRule, unit, (rule, cells) => {
        const withNaN = new Map([...cells].map(([name, cell]) => [name, cell ?? Number.NaN] as const))
        expect(truth(rule, withNaN)).toBe(truth(rule, cells))
        const resolved = resolveThresholds(rule, THRESHOLDS)
        expect(truthOf(resolved, (name) => cells.get(name) ?? null, { asOf, thresholds: new Map() })).toBe(
          truth(rule, cells),
        )
      }),
    )
  })

  it('only ever becomes more certain when a missing cell gets a value', () => {
    fc.assert(
      fc.property(typedRule, unit, unit, (rule, sparse, other) => {
        // `is missing` looks at absence itself, so such rules are left aside.
        fc.pre(!JSON.stringify(rule).includes('"kind":"missing"'))
        const filled = new Map([...sparse].map(([name, cell]) => [name, cell ?? other.get(name) ?? null] as const))
        const before = truth(rule, sparse)
        if (before !== UNKNOWN) expect(truth(rule, filled)).toBe(before)
      }),
    )
  })

  it('is unknown for a unit without any values, unless the rule asks what is missing', () => {
    expect(columnsOf(parseRule('a = 1 and b within 5 days before c').rule as Rule)).toEqual(new Set(['a', 'b', 'c']))
    expect(truthOfText('a = 1 or not b = 2', {})).toBe(UNKNOWN)
    expect(truthOfText('a = 1 or b is missing', {})).toBe(TRUE)
  })

  it('refuses to guess where a cell and a literal are of different types, and says no values', () => {
    expect(() => truthOfText('a = 1', { a: 'secret' })).toThrow('A rule compares a string with a number.')
    expect(() => truthOfText('a has "x"', { a: 7 })).toThrow('A rule compares a number with a string.')
    expect(() => truthOfText('a > @nowhere', { a: 7 })).toThrow('The threshold @nowhere does not exist.')
  })
})
