import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRule } from '../../../../shared/rules/parse-rule.ts'
import type { Rule } from '../../../../shared/rules/rule.ts'

const compare = (column: string, operator: '=' | '>=' | '<', value: number): Rule => ({
  kind: 'compare',
  column,
  operator,
  operand: { type: 'number', value },
  ignoringCase: false,
})
const text = (value: string) => ({ type: 'text', value }) as const
const number = (value: number) => ({ type: 'number', value }) as const

describe('parsing', () => {
  it.each<[string, Rule]>([
    ['a = 1', compare('a', '=', 1)],
    ['a>=-2', compare('a', '>=', -2)],
    ['a < .5', compare('a', '<', 0.5)],
    ['a < 1e3', compare('a', '<', 1000)],
    ['a < 1.5E-3', compare('a', '<', 0.0015)],
    ['a = -0', compare('a', '=', 0)],
    ['a = 9007199254740994', compare('a', '=', 9007199254740994)],
    ['[Monthly Charges] >= 50', compare('Monthly Charges', '>=', 50)],
    ['[a]]b[c] = 1', compare('a]b[c', '=', 1)],
    ['größe = 1', compare('größe', '=', 1)],
    [
      'a != "say ""yes"""',
      { kind: 'compare', column: 'a', operator: '!=', operand: text('say "yes"'), ignoringCase: false },
    ],
    ['a = "x" IGNORING CASE', { kind: 'compare', column: 'a', operator: '=', operand: text('x'), ignoringCase: true }],
    [
      'a = true',
      { kind: 'compare', column: 'a', operator: '=', operand: { type: 'boolean', value: true }, ignoringCase: false },
    ],
    [
      'a > 2025-01-31',
      {
        kind: 'compare',
        column: 'a',
        operator: '>',
        operand: { type: 'date', value: '2025-01-31' },
        ignoringCase: false,
      },
    ],
    [
      'a <= @floor',
      {
        kind: 'compare',
        column: 'a',
        operator: '<=',
        operand: { type: 'threshold', name: 'floor' },
        ignoringCase: false,
      },
    ],
    [
      'a between 1 and @b',
      { kind: 'between', column: 'a', negated: false, low: number(1), high: { type: 'threshold', name: 'b' } },
    ],
    ['a not between 1 and 2', { kind: 'between', column: 'a', negated: true, low: number(1), high: number(2) }],
    ['a in (1)', { kind: 'in', column: 'a', negated: false, values: [number(1)], ignoringCase: false }],
    [
      'a not in ("x","y") ignoring case',
      { kind: 'in', column: 'a', negated: true, values: [text('x'), text('y')], ignoringCase: true },
    ],
    ['a is missing', { kind: 'missing', column: 'a', negated: false }],
    ['a is present', { kind: 'missing', column: 'a', negated: true }],
    ['a contains text "x"', { kind: 'text', column: 'a', test: 'contains', value: 'x', ignoringCase: false }],
    ['a starts with "x" ignoring case', { kind: 'text', column: 'a', test: 'starts', value: 'x', ignoringCase: true }],
    ['a has "x"', { kind: 'text', column: 'a', test: 'has', value: 'x', ignoringCase: false }],
    [
      'a within 90 days before snapshot',
      { kind: 'within', column: 'a', days: number(90), direction: 'before', anchor: { type: 'snapshot' } },
    ],
    [
      'a within @n days after [b c]',
      {
        kind: 'within',
        column: 'a',
        days: { type: 'threshold', name: 'n' },
        direction: 'after',
        anchor: { type: 'column', column: 'b c' },
      },
    ],
    [
      'a within 90days before snapshot',
      { kind: 'within', column: 'a', days: number(90), direction: 'before', anchor: { type: 'snapshot' } },
    ],
  ])('reads %s', (source, rule) => {
    expect(parseRule(source)).toMatchObject({ rule, problems: [] })
  })

  it('binds "not" before "and" before "or", and keeps groups as they are written', () => {
    const [a, b, c] = [compare('a', '=', 1), compare('b', '=', 2), compare('c', '=', 3)]
    expect(parseRule('a = 1 or not b = 2 and c = 3').rule).toEqual({
      kind: 'any',
      of: [a, { kind: 'all', of: [{ kind: 'not', of: b }, c] }],
    })
    expect(parseRule('a = 1 AND b = 2 and c = 3').rule).toEqual({ kind: 'all', of: [a, b, c] })
    expect(parseRule('a = 1 and (b = 2 and c = 3)').rule).toEqual({ kind: 'all', of: [a, { kind: 'all', of: [b, c] }] })
    expect(parseRule('((a = 1))').rule).toEqual(a)
    expect(parseRule('not (not a = 1)').rule).toEqual({ kind: 'not', of: { kind: 'not', of: a } })
  })

  it('tells where every part stands', () => {
    const source = '  revenue >= 5 and signup within 9 days before [b c]'
    const { rule, spans } = parseRule(source)
    if (rule?.kind !== 'all') throw new Error('not a group')
    const shown = (part: Rule) => {
      const { start, end, column, operator, operands, anchor } = spans.get(part)!
      return [{ start, end }, column, operator, ...operands, anchor].map(
        (place) => place && source.slice(place.start, place.end),
      )
    }
    expect(shown(rule)).toEqual([source.trim(), null, null, null])
    expect(shown(rule.of[0]!)).toEqual(['revenue >= 5', 'revenue', '>=', '5', null])
    expect(shown(rule.of[1]!)).toEqual(['signup within 9 days before [b c]', 'signup', 'within', '9', '[b c]'])
  })

  it('refuses ten thousand parentheses, open, closed and as "not", at the place where it is too deep', () => {
    for (const source of ['('.repeat(10_000), `${'('.repeat(10_000)}a = 1${')'.repeat(10_000)}`]) {
      const { rule, problems } = parseRule(source)
      expect(rule).toBeNull()
      expect(problems).toEqual([
        expect.objectContaining({ start: 101, message: expect.stringContaining('nest more than 100 deep') }),
      ])
    }
    expect(parseRule(`${'not '.repeat(10_000)}a = 1`).problems).toHaveLength(1)
    expect(parseRule(`${'('.repeat(100)}a = 1${')'.repeat(100)}`).problems).toEqual([])
  })

  it('refuses a megabyte of text at once, and reads a long list', () => {
    const { rule, problems } = parseRule(`a in (${'1, '.repeat(1 << 19)}1)`)
    expect(rule).toBeNull()
    expect(problems).toEqual([
      expect.objectContaining({
        start: 250_000,
        message: expect.stringContaining('longest that can be read has 250000'),
      }),
    ])
    expect(parseRule(`a in (${'1, '.repeat(80_000)}1)`).problems).toEqual([])
    expect(parseRule(Array.from({ length: 20_000 }, () => 'a = 1').join(' and ')).problems).toEqual([])
  })

  it('never throws, and every problem lies within the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        'a',
        '[',
        ']',
        '"',
        '(',
        ')',
        ',',
        '=',
        '>=',
        '==',
        '“',
        '‘',
        '@',
        '@x',
        '5',
        '1,000',
        '2025-02-30',
        '-',
        '€',
        '1e',
        '!',
      ),
      fc.constantFrom(
        'and',
        'or',
        'not',
        'in',
        'is',
        'between',
        'within',
        'days',
        'before',
        'snapshot',
        'has',
        'contains',
        'text',
        'starts',
        'with',
        'ignoring',
        'case',
        'null',
        'the',
        'true',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom('', ' '), (pieces, space) => {
        const source = pieces.join(space)
        const { rule, problems } = parseRule(source)
        expect(rule === null).toBe(problems.length > 0)
        for (const { start, end, message } of problems) {
          expect(message).not.toBe('')
          expect(0 <= start && start <= end && end <= source.length).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('asking another option', () => {
  it.each([
    ['segment(value_tier) = "Strategic"', 0, /cannot ask for the segment of an option/, /second label/],
    ['a = 1 and Segment ("Value tiers") = "Strategic"', 10, /cannot ask for the segment of an option/, /second label/],
    ['score(expand) >= 0.7', 0, /a score is one/, /score’s column/],
  ])('is refused with what to do instead: %s', (written, start, message, suggestion) => {
    const [problem] = parseRule(written).problems
    expect(problem?.start).toBe(start)
    expect(problem?.message).toMatch(message)
    expect(problem?.suggestion).toMatch(suggestion)
  })

  it('leaves columns of those names what they are', () => {
    for (const written of ['segment = 1', 'score >= 2', 'segment is missing']) {
      expect(parseRule(written).problems).toEqual([])
    }
  })
})
