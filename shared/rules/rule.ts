/*
 * The rule tree: the one meaning of a rule, written as text, in the builder and as JSON.
 *
 *   rule       = any
 *   any        = all { "or" all }
 *   all        = not { "and" not }
 *   not        = "not" not | "(" any ")" | condition
 *   condition  = column ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) operand
 *              | column [ "not" ] "between" operand "and" operand        both ends included
 *              | column [ "not" ] "in" "(" literal { "," literal } ")" [ "ignoring" "case" ]
 *              | column "is" ( "missing" | "present" )
 *              | column ( "contains" "text" | "has" | "starts" "with" ) text [ "ignoring" "case" ]
 *              | column "within" operand "days" ( "before" | "after" ) ( "snapshot" | column )
 *   operand    = literal | "@" name                                      a named threshold
 *   literal    = number | text | date | "true" | "false"
 *   column     = name | "[" any characters, "]" doubled "]"
 *   name       = letter { letter | digit | "_" }                          no keyword; keywords in any case of letters
 *   text       = '"' characters, '"' doubled '"'
 *   date       = yyyy-mm-dd
 *
 * `=` and `!=` of a text take "ignoring case" too. Truth is three-valued (see truth.ts).
 */
import { z } from 'zod'
import { isDeeperThanText } from './nesting.ts'

export const literal = z.union([
  z.object({ type: z.literal('number'), value: z.number().finite() }),
  z.object({ type: z.literal('text'), value: z.string() }),
  /** ISO calendar day, yyyy-mm-dd. */
  z.object({ type: z.literal('date'), value: z.iso.date() }),
  z.object({ type: z.literal('boolean'), value: z.boolean() }),
])
export type Literal = z.infer<typeof literal>

/** A value or a named threshold of the workspace, referred to by its name without the "@". */
export const operand = z.union([literal, z.object({ type: z.literal('threshold'), name: z.string().min(1) })])
export type Operand = z.infer<typeof operand>

export const comparisonOperator = z.enum(['=', '!=', '<', '<=', '>', '>='])
export type ComparisonOperator = z.infer<typeof comparisonOperator>

const column = z.string().min(1)

export const condition = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('compare'),
    column,
    operator: comparisonOperator,
    operand,
    ignoringCase: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('between'), column, negated: z.boolean(), low: operand, high: operand }),
  z.object({
    kind: z.literal('in'),
    column,
    negated: z.boolean(),
    values: z.array(literal).min(1),
    ignoringCase: z.boolean().default(false),
  }),
  /** `is missing`, or `is present` when negated; never unknown. */
  z.object({ kind: z.literal('missing'), column, negated: z.boolean() }),
  /**
   * - `contains`: the text occurs somewhere in the value
   * - `starts`: the value begins with the text
   * - `has`: the value is a set "a;b;c" and one element equals the text; one space either side of an element is ignored
   */
  z.object({
    kind: z.literal('text'),
    column,
    test: z.enum(['contains', 'starts', 'has']),
    value: z.string().min(1),
    ignoringCase: z.boolean().default(false),
  }),
  /** 0 ≤ anchor − column ≤ days for `before`, 0 ≤ column − anchor ≤ days for `after`; whole days. */
  z.object({
    kind: z.literal('within'),
    column,
    days: operand,
    direction: z.enum(['before', 'after']),
    anchor: z.union([z.object({ type: z.literal('snapshot') }), z.object({ type: z.literal('column'), column })]),
  }),
])
export type Condition = z.infer<typeof condition>

export type Rule =
  | Condition
  | { readonly kind: 'all'; readonly of: readonly Rule[] }
  | { readonly kind: 'any'; readonly of: readonly Rule[] }
  | { readonly kind: 'not'; readonly of: Rule }

/** Discriminated by `kind`: a plain union would try a group as each kind of group, twice the work at every level. */
const tree: z.ZodType<Rule> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    condition,
    z.object({ kind: z.literal('all'), of: z.array(tree).min(1) }),
    z.object({ kind: z.literal('any'), of: z.array(tree).min(1) }),
    z.object({ kind: z.literal('not'), of: tree }),
  ]),
)

/** A rule's JSON form, which is the tree itself. What nests deeper than any text could is refused before it is walked. */
export const rule: z.ZodType<Rule> = z.preprocess((value, context) => {
  if (!isDeeperThanText(value)) return value
  context.addIssue({ code: 'custom', message: 'The rule nests too deep.' })
  return z.NEVER
}, tree)
