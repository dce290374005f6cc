import { DEFINITION_SCHEMA_ID, SEMANTICS } from './definition.ts'

type JsonSchema = { readonly [key: string]: unknown }

/** An object that has just these properties; those named in `optional` may be left out. */
function closed(properties: Readonly<Record<string, JsonSchema>>, optional: readonly string[] = []): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name))
  return { type: 'object', required, properties, additionalProperties: false }
}

const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` })
const constant = (value: string | number): JsonSchema => ({ const: value })
const oneOf = (...values: readonly string[]): JsonSchema => ({ enum: values })
const list = (items: JsonSchema, minItems = 0): JsonSchema => ({ type: 'array', minItems, items })

const NAME: JsonSchema = { type: 'string', minLength: 1 }
const TEXT: JsonSchema = { type: 'string' }
const FLAG: JsonSchema = { type: 'boolean' }
const NUMBER: JsonSchema = { type: 'number' }
const DAY: JsonSchema = { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }
const ORDINAL: JsonSchema = { type: 'integer', minimum: 1 }

const literal: JsonSchema = {
  oneOf: [
    closed({ type: constant('number'), value: NUMBER }),
    closed({ type: constant('text'), value: TEXT }),
    closed({ type: constant('date'), value: DAY }),
    closed({ type: constant('boolean'), value: FLAG }),
  ],
}

const condition: JsonSchema = {
  oneOf: [
    closed({
      kind: constant('compare'),
      column: NAME,
      operator: oneOf('=', '!=', '<', '<=', '>', '>='),
      operand: ref('operand'),
      ignoringCase: FLAG,
    }),
    closed({
      kind: constant('between'),
      column: NAME,
      negated: FLAG,
      low: ref('operand'),
      high: ref('operand'),
    }),
    closed({
      kind: constant('in'),
      column: NAME,
      negated: FLAG,
      values: list(ref('literal'), 1),
      ignoringCase: FLAG,
    }),
    closed({ kind: constant('missing'), column: NAME, negated: FLAG }),
    closed({
      kind: constant('text'),
      column: NAME,
      test: oneOf('contains', 'starts', 'has'),
      value: NAME,
      ignoringCase: FLAG,
    }),
    closed({
      kind: constant('within'),
      column: NAME,
      days: ref('operand'),
      direction: oneOf('before', 'after'),
      anchor: { oneOf: [closed({ type: constant('snapshot') }), closed({ type: constant('column'), column: NAME })] },
    }),
  ],
}

const rule: JsonSchema = {
  oneOf: [
    ref('condition'),
    closed({ kind: oneOf('all', 'any'), of: list(ref('rule'), 1) }),
    closed({ kind: constant('not'), of: ref('rule') }),
  ],
}

const entry = closed(
  {
    id: NAME,
    ordinal: ORDINAL,
    name: NAME,
    text: NAME,
    rule: ref('rule'),
    runs: closed({ text: NAME, rule: ref('rule') }),
  },
  ['runs'],
)

/** JSON Schema 2020-12 of the definition document. */
export const definitionSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: DEFINITION_SCHEMA_ID,
  title: 'Segment definition',
  description: 'Ordered rules over one row per customer; the first true rule takes the row, else the default path.',
  ...closed(
    {
      $schema: constant(DEFINITION_SCHEMA_ID),
      kind: constant('segment-definition'),
      specVersion: constant('1.0'),
      id: NAME,
      name: NAME,
      status: constant('draft'),
      basis: NAME,
      asOf: DAY,
      currency: { type: 'string', pattern: '^[A-Z]{3}$' },
      unit: closed({ singular: NAME, plural: NAME }),
      grain: closed({ table: NAME, key: NAME, keyIs: oneOf('column', 'row-number') }),
      source: closed({
        format: oneOf('csv', 'json', 'parquet', 'xlsx', 'sample', 'recipe'),
        sha256: TEXT,
        rows: { type: 'integer', minimum: 0 },
      }),
      stages: closed({ sources: NAME, features: NAME, scores: { type: ['string', 'null'] }, rules: NAME }),
      semantics: closed(Object.fromEntries(Object.entries(SEMANTICS).map(([name, value]) => [name, constant(value)]))),
      columns: list(closed({ name: NAME, type: oneOf('number', 'integer', 'text', 'date', 'boolean') })),
      thresholds: list(
        closed({ name: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_]*$' }, value: NUMBER, unit: TEXT }),
      ),
      exclusions: list(ref('entry')),
      segments: list(ref('entry'), 1),
      defaultPath: closed({ id: constant('default'), ordinal: constant(0), name: NAME }),
    },
    ['stages'],
  ),
  $defs: {
    literal,
    operand: { oneOf: [ref('literal'), ref('threshold')] },
    threshold: closed({ type: constant('threshold'), name: NAME }),
    condition,
    rule,
    entry,
  },
}
