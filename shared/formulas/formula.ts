/*
 * The formula tree: the one meaning of a derived column, written as text and as JSON. Names, texts, numbers, dates and
 * conditions are those of rules (see shared/rules/rule.ts).
 *
 *   formula    = product { ( "+" | "-" ) product }
 *   product    = factor { ( "*" | "/" ) factor }
 *   factor     = "-" factor | "(" formula ")" | literal | column | "snapshot" | call
 *   call       = "if" "(" rule "," formula [ "," formula ] ")"             without a third part: else missing
 *              | function "(" formula { "," formula } ")"                  functions: see function-catalogue.ts
 *   literal    = number | text | date | "true" | "false"                    a rule's literal
 *
 * A minus before a digit belongs to the number, unless a value stands before it: "a -5" is a difference.
 * A name before "(" is a function, in any case of letters; a column may have a function's name. There are no named
 * thresholds, and conditions do not ignore case: a prepared table must not change when a threshold is moved, and no
 * engine folds case alike.
 *
 * Meaning: what is missing makes the result missing, but in `first_present` and in the condition of `if`, which is
 * taken only where it is true. Numbers are IEEE doubles; a step whose result is not finite (division by zero, overflow,
 * the root of a negative number) is missing, and so is a whole-number result beyond ±(2^53 - 1). The sign of zero has no
 * meaning. Days are those of the calendar, texts are Unicode code points. All of it is the same to the bit in every
 * engine but for `ln` and `power`, whose last digit is that of the engine's mathematics.
 */
import { z } from 'zod'
import { type Literal, literal, type Rule, rule } from '../rules/rule.ts'
import { isDeeperThanFormula } from './formula-nesting.ts'
import { type FunctionName, functionName } from './function-catalogue.ts'

export const arithmeticOperator = z.enum(['+', '-', '*', '/'])
export type ArithmeticOperator = z.infer<typeof arithmeticOperator>

export type Formula =
  | { readonly kind: 'value'; readonly value: Literal }
  | { readonly kind: 'column'; readonly column: string }
  /** The as-of date. */
  | { readonly kind: 'snapshot' }
  | { readonly kind: 'negative'; readonly of: Formula }
  | {
      readonly kind: 'arithmetic'
      readonly operator: ArithmeticOperator
      readonly left: Formula
      readonly right: Formula
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly arguments: readonly Formula[] }
  /** `whenTrue` where the rule is true; where it is false or unknown `otherwise`, missing if that is null. */
  | { readonly kind: 'if'; readonly rule: Rule; readonly whenTrue: Formula; readonly otherwise: Formula | null }

const tree: z.ZodType<Formula> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('value'), value: literal }),
    z.object({ kind: z.literal('column'), column: z.string().min(1) }),
    z.object({ kind: z.literal('snapshot') }),
    z.object({ kind: z.literal('negative'), of: tree }),
    z.object({ kind: z.literal('arithmetic'), operator: arithmeticOperator, left: tree, right: tree }),
    z.object({ kind: z.literal('call'), name: functionName, arguments: z.array(tree).min(1) }),
    z.object({ kind: z.literal('if'), rule, whenTrue: tree, otherwise: tree.nullable() }),
  ]),
)

/** A formula's JSON form, which is the tree itself. What nests deeper than any text could is refused before it is walked. */
export const formula: z.ZodType<Formula> = z.preprocess((value, context) => {
  if (!isDeeperThanFormula(value)) return value
  context.addIssue({ code: 'custom', message: 'The formula nests too deep.' })
  return z.NEVER
}, tree)
