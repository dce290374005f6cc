/*
 * A structure as the workers run it: plain data, no generated code, so that a structure never seen before runs as fast
 * as one that has been.
 *
 *   program = steps, lookups, one node per rule
 *   step    = one condition over one column (two for `distance`); equal conditions share a step
 *   node    = step number | all of nodes | any of nodes | not node
 *
 * A step's or node's truth for the 2^16 rows of a block is two bit planes, row i at bit i mod 32 of word i div 32:
 * `certain` (the rule is true) and `possible` (it is true or unknown). Kleene's and, or and not are then
 *
 *   and  both planes &        or  both planes |        not  certain = ~possible, possible = ~certain
 */

export type Step =
  /** low ≤ value ≤ high of an f64 or i32 column. */
  | { readonly kind: 'range'; readonly column: number; readonly low: number; readonly high: number }
  /** The value is one of these, ascending; f64 or i32. */
  | { readonly kind: 'list'; readonly column: number; readonly values: Float64Array }
  /** The lookup's entry for the code (u8, u16, u32) is 1. */
  | { readonly kind: 'lookup'; readonly column: number; readonly lookup: number }
  | { readonly kind: 'present'; readonly column: number }
  /** 0 ≤ later − earlier ≤ days, both i32 dates. */
  | { readonly kind: 'distance'; readonly earlier: number; readonly later: number; readonly days: number }

export type ProgramNode =
  | { readonly kind: 'step'; readonly step: number; readonly negated: boolean }
  | { readonly kind: 'all' | 'any'; readonly of: readonly ProgramNode[] }
  | { readonly kind: 'not'; readonly of: ProgramNode }

export interface ProgramRule {
  /** Null for unfinished text: no unit, none unknown. */
  readonly node: ProgramNode | null
  /** Columns whose missing values can make the rule unknown, by index, each once. */
  readonly columns: readonly number[]
}

/** What makes a lookup table: which codes of a column a condition is true for. */
export type LookupTest =
  | { readonly kind: 'among'; readonly values: readonly string[]; readonly ignoringCase: boolean }
  | { readonly kind: 'contains' | 'starts' | 'has'; readonly value: string; readonly ignoringCase: boolean }
  /** For booleans: the entries of false and of true. */
  | { readonly kind: 'flags'; readonly no: boolean; readonly yes: boolean }

export interface Lookup {
  readonly column: number
  readonly test: LookupTest
}

export interface Program {
  readonly rules: readonly ProgramRule[]
  readonly steps: readonly Step[]
  /** How often each step is used: one used twice is worth keeping for the block. */
  readonly uses: readonly number[]
  readonly lookups: readonly Lookup[]
}

/** A program with its lookup tables, in the order of `lookups`: 1 where the test holds for the code. */
export interface ReadyProgram extends Program {
  readonly tables: readonly Uint8Array[]
}
