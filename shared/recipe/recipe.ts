/*
 * How the customer table is made from files: data that a person can read, hand over, and replay on next month's files.
 *
 *   recipe  = unit, as-of date, sources, table
 *   source  = files read as one, what they cover, and the steps over their rows
 *   table   = the base (which units there are) and the steps over units
 *
 * A source's steps see its own columns and, by look-ups, those of other prepared sources (without a circle); the
 * table's steps see the prepared sources. Every step has an id that is unique in the recipe.
 */
import { z } from 'zod'
import { readOptions } from '../contract/imports.ts'
import { keyDecision } from './key-decision.ts'
import { keyForm } from './key-form.ts'
import { currencyCode, recipeCurrency } from './recipe-currency.ts'
import { prepareStep, tableStep } from './recipe-step.ts'
import { repeatedRowsChoice } from './repeated-rows.ts'
import { recipeScore } from './score.ts'
import { tieOut } from './tie-out.ts'

const column = z.string().min(1)

export const recipeFile = z.object({
  /** Relative to the workspace file where that is possible. */
  path: z.string().min(1),
  /** As they were when the recipe last ran; null before. */
  sizeBytes: z.number().int().nonnegative().nullable().default(null),
  /** SHA-256, hex. */
  digest: z.string().nullable().default(null),
})
export type RecipeFile = z.infer<typeof recipeFile>

export const recipeSource = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  /** Read one after the other as one table, columns by name. */
  files: z.array(recipeFile).min(1),
  options: readOptions.prefault({}),
  /** attributes: what a unit is; flow: what happened (money per period); balance: what stood at a day. */
  role: z.enum(['attributes', 'flow', 'balance']),
  /** The days that the source covers, both included. */
  period: z.object({ start: z.iso.date(), end: z.iso.date() }).nullable().default(null),
  /** complete: a unit without rows has nothing (0); partial: nothing is known of it (missing). */
  completeness: z.enum(['complete', 'partial']).default('partial'),
  /** What its money is in: one currency, or the one that a column names for each row. */
  currency: currencyCode.nullable().default(null),
  currencyColumn: column.nullable().default(null),
  taxBasis: z.enum(['net', 'gross']).nullable().default(null),
  /** What the warehouse that it is handed to calls its table, with its schema; null: not said. No part of any hash. */
  table: z.string().min(1).max(200).nullable().default(null),
  /** The day a row belongs to: rows after the as-of date never count. */
  dateColumn: column.nullable().default(null),
  /** What becomes of rows that stand in several of its files; null: nobody decided, and all count. */
  repeatedRows: repeatedRowsChoice.nullable().default(null),
  steps: z.array(prepareStep).default([]),
})
export type RecipeSource = z.infer<typeof recipeSource>

/** Units that belong to others: sites of an account, accounts of a group. */
export const unitParent = z.object({
  /** Column of the base that holds the key of the parent; a row without one is its own parent. */
  column,
  /** What is decided about: the children, which carry their parent's key along, or the parents, into which they go. */
  level: z.enum(['child', 'parent']).default('child'),
})
export type UnitParent = z.infer<typeof unitParent>

export const rollUpRule = z.enum(['agree', 'sum', 'mean', 'min', 'max'])
export type RollUpRule = z.infer<typeof rollUpRule>

/** Which units there are. */
export const recipeBase = z.discriminatedUnion('kind', [
  /**
   * One per key of a source. `rollUp` null: a repeated key is refused; else rows of a key become one, by the rule of
   * each column: `agree` (where nothing is said) is the value where all rows that have one have the same, else missing.
   */
  z.object({
    kind: z.literal('source'),
    source: z.string().min(1),
    key: column,
    form: keyForm.prefault({}),
    rollUp: z
      .array(z.object({ column, rule: rollUpRule }))
      .nullable()
      .default(null),
    parent: unitParent.nullable().default(null),
    /** How columns of merged keys become one; where nothing is said, the value of the key that stays, else `agree`. */
    mergeRules: z.array(z.object({ column, rule: rollUpRule })).default([]),
  }),
  /** One per key that occurs in any of these up to the as-of date. */
  z.object({
    kind: z.literal('keys'),
    name: column,
    of: z.array(z.object({ source: z.string().min(1), key: column })).min(1),
    form: keyForm.prefault({}),
  }),
])
export type RecipeBase = z.infer<typeof recipeBase>

/** The id of the step that makes units of the base's rows as people decided about their keys. */
export const UNIT_KEYS_STEP = '#units'

export const unitKind = z.enum(['account', 'site', 'user', 'household', 'contract'])

export const recipe = z.object({
  unit: z.object({
    noun: z.object({ plural: z.string().min(1), singular: z.string().min(1) }),
    kind: unitKind,
  }),
  asOf: z.iso.date(),
  sources: z.array(recipeSource).min(1),
  /** What all money is converted to, and by which rates; null where nothing is converted. */
  currency: recipeCurrency.nullable().default(null),
  /** Figures of the ledger that the customer table must explain. */
  tieOuts: z.array(tieOut).default([]),
  /** What people decided about keys that are the same, or look it; in the base and in every source that joins by it. */
  keyDecisions: z.array(keyDecision).default([]),
  table: z.object({ base: recipeBase, steps: z.array(tableStep).default([]) }),
  /** Columns that grade others, made when the table is done. */
  scores: z.array(recipeScore).default([]),
})
export type Recipe = z.infer<typeof recipe>
/** As a person writes it: what has a default may be left out. */
export type RecipeInput = z.input<typeof recipe>
