import { Ajv2020 } from 'ajv/dist/2020.js'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definitionSchema } from '../../../../../main/domain/definitions/definition-schema.ts'
import { canonicalText, describeDefinition } from '../../../../../main/services/export-definition.ts'
import { digestedOf, exportInputOf, type InputParts, sha256 } from '../../../../parity/exports/export-input-of.ts'
import { SCOPE, THRESHOLDS, typedRule } from '../../../shared/rules/arbitrary-rule.ts'

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(definitionSchema)
const PARTS: InputParts = {
  columns: { revenue: 'number', plan: 'text', last_order: 'date', unused: 'text' },
  rows: [new Map([['plan', 'PrO']])],
  thresholds: [
    { name: 'floor', value: 50_000, unit: 'EUR' },
    { name: 'idle', value: 1, unit: '' },
  ],
  rules: [
    { name: 'Out', kind: 'exclusion', rule: 'revenue is missing' },
    { name: 'Core', rule: 'revenue >= @floor and plan = "pro" ignoring case' },
    { name: 'Recent', rule: 'last_order within 90 days before snapshot' },
  ],
}
const { definition, digest } = digestedOf(PARTS)

describe('the definition document', () => {
  it('is valid by its own JSON Schema 2020-12, read by ajv in strict mode', () => {
    expect(validate(JSON.parse(JSON.stringify(definition)))).toBe(true)
  })

  it('is valid whatever its rules are', () => {
    const columns = Object.fromEntries(SCOPE.columns)
    const thresholds = [...THRESHOLDS].map(([name, value]) => ({ name, value, unit: '' }))
    fc.assert(
      fc.property(typedRule, (rule) => {
        const described = digestedOf({ columns, thresholds, rows: [], rules: [{ name: 'Any', rule }] })
        const document = JSON.parse(JSON.stringify(described.definition))
        expect(validate(document) || validate.errors).toBe(true)
        // What is kept as JSON gives the same digest again.
        expect(sha256(canonicalize(document)!)).toBe(described.digest)
      }),
      { numRuns: 200 },
    )
  })

  it.each<[string, unknown]>([
    ['a status that no check could have given', { ...definition, status: 'validated' }],
    ['a property that no version has', { ...definition, path: '/home/someone/accounts.csv' }],
    ['no segment at all', { ...definition, segments: [] }],
    ['an as-of date that is no date', { ...definition, asOf: '2025-9-30' }],
    [
      'an empty list in a rule',
      {
        ...definition,
        segments: definition.segments.map((segment) => ({
          ...segment,
          rule: { kind: 'in', column: 'plan', negated: false, values: [], ignoringCase: false },
        })),
      },
    ],
  ])('is refused with %s, by both readers of the schema', (_, document) => {
    expect(validate(document)).toBe(false)
    expect(() => canonicalText(document as typeof definition)).toThrow()
  })

  it('refuses what canonicalisation would drop in silence', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, undefined, new Date(0)]) {
      const thresholds = [{ name: 'floor', value: value as number, unit: '' }]
      expect(() => canonicalText({ ...definition, thresholds })).toThrow()
    }
  })

  it('has one digest, however its keys are ordered', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, part]) => [name, reversed(part)]),
      )
    }
    expect(sha256(canonicalText(reversed(definition) as typeof definition))).toBe(digest)
  })

  it('is canonical by RFC 8785: the vector of its section 3.2.2', () => {
    const text =
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}'
    expect(canonicalize(JSON.parse(text))).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('names the columns and thresholds that its rules use, and nothing of the file but its digest', () => {
    expect(definition.columns.map(({ name }) => name)).toEqual(['revenue', 'plan', 'last_order'])
    expect(definition.thresholds).toEqual([{ name: 'floor', value: 50_000, unit: 'EUR' }])
    expect(definition.source).toEqual({ format: 'csv', sha256: sha256('accounts'), rows: 1 })
    expect(definition.grain).toEqual({ table: 'customers', key: 'row_number', keyIs: 'row-number' })
  })

  it('keeps a rule as written beside the one that runs where it ignores case', () => {
    const [core, recent] = definition.segments
    expect(core?.text).toBe('revenue >= @floor and plan = "pro" ignoring case')
    expect(core?.runs?.text).toBe('revenue >= @floor and plan in ("PRO", "PrO", "pro")')
    expect(recent?.runs).toBeUndefined()
    expect([...definition.exclusions, ...definition.segments].map(({ ordinal }) => ordinal)).toEqual([1, 2, 3])
  })
})

describe('what stands in the way of an export', () => {
  const reasons = (parts: Partial<InputParts>, change = (input: ReturnType<typeof exportInputOf>) => input) => {
    const described = describeDefinition(change(exportInputOf({ ...PARTS, ...parts })), sha256)
    return described.kind === 'blocked' ? described.reasons : []
  }

  it('is nothing for a complete option', () => {
    expect(reasons({})).toEqual([])
  })

  it('is an unfinished rule, named with its fault', () => {
    const unfinished = reasons({}, (input) => {
      const segments = input.structure.segments.map((segment) => ({
        ...segment,
        draft: { text: 'revenue >', rule: null },
      }))
      return { ...input, structure: { ...input.structure, segments } }
    })
    expect(unfinished[0]).toMatch(/^“Core” has no rule that can run: /)
    expect(unfinished).toHaveLength(2)
  })

  it('is a pair of columns that SQL cannot tell apart, if rules use both', () => {
    const columns = { Plan: 'text', plan: 'text', revenue: 'number' } as const
    expect(reasons({ columns, rules: [{ name: 'A', rule: 'plan = "a"' }] })).toEqual([])
    expect(reasons({ columns, rules: [{ name: 'A', rule: 'plan = "a" or Plan = "b"' }] })).toEqual([
      'SQL cannot tell the columns “plan” and “Plan” apart.',
    ])
  })

  it('is a character that no file can hold', () => {
    expect(reasons({ name: 'Half \ud83d' })).toEqual([
      'The name of the option holds a character that cannot be written to a file.',
    ])
    expect(reasons({ rules: [{ name: 'A\0', rule: 'plan = "a"' }] })).toEqual([
      '“A\0” or its rule holds a character that cannot be written to a file.',
    ])
  })

  it('is a list of texts that nobody could read', () => {
    const rows = Array.from({ length: 2001 }, (_, index) => new Map([['plan', `pro ${index}`]]))
    expect(reasons({ rows, rules: [{ name: 'A', rule: 'plan starts with "pro" ignoring case' }] })[0]).toMatch(
      /^Ignoring case would list 2003 texts, more than 2000/,
    )
  })
})
