import { z } from 'zod'
import { feature } from './feature.ts'
import { keyForm, keyMapping } from './key-form.ts'

const id = z.string().min(1)
const column = z.string().min(1)
/** A column that is taken over, under a name of its own choice. */
const taken = z.object({ column, as: column.nullable().default(null) })
const matching = { form: keyForm.prefault({}), map: z.array(keyMapping).default([]) }

const derive = z.object({ id, kind: z.literal('derive'), name: column, formula: z.string().min(1) })
const drop = z.object({ id, kind: z.literal('drop'), columns: z.array(column).min(1) })
const rename = z.object({
  id,
  kind: z.literal('rename'),
  columns: z.array(z.object({ from: column, to: column })).min(1),
})

/** One step over the rows of one source. */
export const prepareStep = z.discriminatedUnion('kind', [
  /** Keeps the rows for which the rule is true. */
  z.object({ id, kind: z.literal('keep'), rule: z.string().min(1) }),
  derive,
  /** Columns of another prepared source, found by keys; every row has at most one partner. */
  z.object({
    id,
    kind: z.literal('lookUp'),
    source: z.string().min(1),
    on: z.array(z.object({ column, other: column })).min(1),
    ...matching,
    columns: z.array(taken).min(1),
  }),
  /** Rows that are equal in every column stay once. */
  z.object({ id, kind: z.literal('distinct') }),
  /** Amounts become the recipe's currency, at the rate of the row's day. */
  z.object({ id, kind: z.literal('convert'), columns: z.array(column).min(1) }),
  rename,
  drop,
])
export type PrepareStep = z.infer<typeof prepareStep>

/** Columns made from the rows of a source that each unit has. */
export const featuresStep = z.object({
  id,
  kind: z.literal('features'),
  source: z.string().min(1),
  key: column,
  ...matching,
  features: z.array(feature).min(1),
})

/** One step over the customer table: rows are units, and no step changes their number. */
export const tableStep = z.discriminatedUnion('kind', [
  /** Columns of a source that has one row per unit, or per parent where `by` holds the parents' keys. */
  z.object({
    id,
    kind: z.literal('attach'),
    source: z.string().min(1),
    /** The column of the customer table whose values are looked for; null: the unit's key. */
    by: column.nullable().default(null),
    key: column,
    ...matching,
    columns: z.array(taken).min(1),
  }),
  featuresStep,
  derive,
  rename,
  drop,
])
export type TableStep = z.infer<typeof tableStep>

export type LookUpStep = Extract<PrepareStep, { kind: 'lookUp' }>
export type ConvertStep = Extract<PrepareStep, { kind: 'convert' }>
export type AttachStep = Extract<TableStep, { kind: 'attach' }>
export type FeaturesStep = Extract<TableStep, { kind: 'features' }>
/** The steps that are the same over rows and over units. */
export type ColumnStep = z.infer<typeof derive> | z.infer<typeof drop> | z.infer<typeof rename>
