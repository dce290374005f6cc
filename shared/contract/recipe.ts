import { z } from 'zod'
import { columnType } from '../entities/column.ts'
import { frame } from '../entities/frame.ts'
import { csvDialect } from '../entities/spine.ts'
import { keyDecision } from '../recipe/key-decision.ts'
import { recipe, recipeBase } from '../recipe/recipe.ts'
import { currencyCode, recipeCurrency } from '../recipe/recipe-currency.ts'
import { recipeDifference } from '../recipe/recipe-difference.ts'
import { recipeProblem } from '../recipe/recipe-problem.ts'
import { runReport } from '../recipe/recipe-report.ts'
import { featuresStep, prepareStep, tableStep } from '../recipe/recipe-step.ts'
import { repeatedRows, repeatedRowsChoice } from '../recipe/repeated-rows.ts'
import { rowsAfterDate } from '../recipe/rows-after.ts'
import { recipeScore } from '../recipe/score.ts'
import { tieOut } from '../recipe/tie-out.ts'
import { grant } from './files.ts'
import { dateOrder, importPreview, readOptions } from './imports.ts'
import { command, query } from './procedure.ts'

/** Columns as they stand after a step, for the pickers of the next one. */
export const stepColumns = z.object({
  /** Null for the source before its steps, or the base of the table. */
  stepId: z.string().nullable(),
  columns: z.array(z.object({ name: z.string(), type: columnType })),
})

/** A column of a source as it is read now. */
const sourceColumn = z.object({
  name: z.string(),
  type: columnType,
  note: z.string().nullable(),
  dateOrder: dateOrder.nullable().optional(),
  unit: z.string().optional(),
  missing: importPreview.shape.columns.element.shape.missing.optional(),
  /** Whether its values come again among the first rows, so that it names none of them. */
  repeats: z.boolean().optional(),
})

/** How the first file of a source is taken apart now. */
const sourceReading = z.object({
  dialect: csvDialect.nullable(),
  workbook: importPreview.shape.workbook,
  notices: z.array(z.string()),
  /** Names of its other files that are taken apart in another way. */
  differing: z.array(z.string()),
})

export const recipeView = z.object({
  recipe,
  sources: z.array(
    z.object({
      sourceId: z.string(),
      /** detached: a file is not where it was; changed: its size differs from the last run's. */
      state: z.enum(['present', 'changed', 'detached']),
      /** Paths, as the recipe keeps them, of its files that are not where they were. */
      missing: z.array(z.string()).default([]),
      /** From a look at the files, or the last run where they are detached. */
      columns: z.array(sourceColumn),
      /** Null where its files cannot be read. */
      reading: sourceReading.nullable().optional(),
      steps: z.array(stepColumns),
    }),
  ),
  table: z.array(stepColumns),
  /** What keeps it from running, as far as the columns are known. */
  problems: z.array(recipeProblem),
  /** The last run of the customer table that is loaded; null before the first. */
  report: runReport.nullable(),
  /** Whether the recipe changed since that run. */
  isStale: z.boolean(),
})
export type RecipeView = z.infer<typeof recipeView>

const sourceId = z.string().min(1)
const stepId = z.string().min(1)
/** Null: at the end. */
const index = z.number().int().nonnegative().nullable().default(null)

/** What is left out stays as it is. */
const sourceChanges = z.object({
  name: z.string().min(1).optional(),
  options: readOptions.optional(),
  role: z.enum(['attributes', 'flow', 'balance']).optional(),
  period: z.object({ start: z.iso.date(), end: z.iso.date() }).nullable().optional(),
  completeness: z.enum(['complete', 'partial']).optional(),
  currency: currencyCode.nullable().optional(),
  currencyColumn: z.string().min(1).nullable().optional(),
  taxBasis: z.enum(['net', 'gross']).nullable().optional(),
  dateColumn: z.string().min(1).nullable().optional(),
  repeatedRows: repeatedRowsChoice.nullable().optional(),
  table: z.string().min(1).max(200).nullable().optional(),
})

/** One change of the recipe; each is one undoable command. New steps and sources get their id from the workbench. */
export const recipeEdit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set-unit'), unit: recipe.shape.unit }),
  z.object({ kind: z.literal('set-as-of'), asOf: z.iso.date() }),
  z.object({ kind: z.literal('set-base'), base: recipeBase }),
  z.object({ kind: z.literal('set-tie-outs'), tieOuts: z.array(tieOut) }),
  z.object({ kind: z.literal('set-currency'), currency: recipeCurrency.nullable() }),
  z.object({ kind: z.literal('add-source'), name: z.string().min(1).nullable(), files: z.array(grant).min(1) }),
  z.object({
    kind: z.literal('change-source'),
    sourceId,
    changes: sourceChanges,
  }),
  z.object({ kind: z.literal('set-files'), sourceId, files: z.array(grant).min(1) }),
  /** After those already there, such as next month's; ones that are there already are passed over. */
  z.object({ kind: z.literal('add-files'), sourceId, files: z.array(grant).min(1) }),
  /** In the places of `missing` files of the source (their paths), by equal name, then in order; its others stay. */
  z.object({
    kind: z.literal('locate-files'),
    sourceId,
    missing: z.array(z.string().min(1)).min(1),
    files: z.array(grant).min(1),
  }),
  z.object({ kind: z.literal('remove-source'), sourceId }),
  z.object({ kind: z.literal('add-prepare-step'), sourceId, step: prepareStep, index }),
  z.object({ kind: z.literal('add-table-step'), step: tableStep, index }),
  /** The step of the same id. */
  z.object({ kind: z.literal('change-prepare-step'), step: prepareStep }),
  z.object({ kind: z.literal('change-table-step'), step: tableStep }),
  z.object({ kind: z.literal('move-step'), stepId, toIndex: z.number().int().nonnegative() }),
  z.object({ kind: z.literal('remove-step'), stepId }),
  /** Takes a step out whose key finds several rows, and summarises these in the customer table in its place. */
  z.object({ kind: z.literal('summarise'), stepId, step: featuresStep }),
  /** All score columns, as they are to be; learned ones come from 'learning.scores'. */
  z.object({ kind: z.literal('set-scores'), scores: z.array(recipeScore).max(12) }),
  /** Adds to (or, with `to` null, takes from) the key map of a look-up, attach or features step. */
  z.object({
    kind: z.literal('map-keys'),
    stepId,
    changes: z.array(z.object({ from: z.string().min(1), to: z.string().min(1).nullable() })).min(1),
  }),
  /** Decisions about keys; what was decided about the same keys before gives way. */
  z.object({ kind: z.literal('decide-keys'), decisions: z.array(keyDecision).min(1) }),
  /** Takes back what was decided about the keys of these. */
  z.object({ kind: z.literal('undecide-keys'), decisions: z.array(keyDecision).min(1) }),
])
export type RecipeEdit = z.infer<typeof recipeEdit>
export type RecipeEditInput = z.input<typeof recipeEdit>

/** Files of sources, by the source's id. */
const filesBySource = z.record(sourceId, z.array(grant).min(1))

/** The first rows after a step. */
export const stepPreview = z.object({
  columns: z.array(z.object({ name: z.string(), type: columnType })),
  /** Dates are ISO days. */
  rows: z.array(z.array(z.union([z.string(), z.number(), z.boolean()]).nullable())),
  rowCount: z.number(),
  /** Last day over all rows, those after the as-of date included, of each source read that has a day, by its id. */
  lastDays: z.record(z.string(), z.iso.date()),
})
export type StepPreview = z.infer<typeof stepPreview>

/** Result of the job 'recipe.build'. */
export const recipeBuilt = z.object({ snapshotId: z.string(), report: runReport })

/** Result of the job 'recipe.compareFiles': how other files differ from those of the last build, and what they break. */
export const filesCompared = z.object({
  differences: z.array(recipeDifference),
  problems: z.array(recipeProblem),
  /** Of each source whose files share rows. */
  repeated: z.array(z.object({ sourceId, rows: repeatedRows, decided: repeatedRowsChoice.nullable() })),
  /** Rows that a build from them leaves out for they lie after the as-of date. */
  after: rowsAfterDate.nullable(),
})
export type FilesCompared = z.infer<typeof filesCompared>

export const recipeProcedures = {
  /** Null where the workspace has no recipe. */
  'recipe.get': query(z.object({}), recipeView.nullable()),
  /**
   * Takes over a recipe that was handed over, with its files: as JSON, ids of steps may be left out. A title names the
   * workspace anew, too. Undoable.
   */
  'recipe.adopt': command(
    z.object({ recipe: z.unknown(), files: filesBySource, title: frame.shape.title.nullable().default(null) }),
    recipeView,
  ),
  'recipe.edit': command(z.object({ edit: recipeEdit }), recipeView),
  /** Runs it up to a step (null: the source or the base itself): a job whose result is `stepPreview`. */
  'recipe.preview': command(
    z.object({ sourceId: sourceId.nullable(), stepId: stepId.nullable(), rows: z.number().int().min(1).max(500) }),
    z.object({ jobId: z.string() }),
  ),
  /**
   * Reads other files without building from them: a job whose result is `filesCompared`. Files as for `recipe.build`,
   * which then need not be read again. Fails with 'file-missing' and what reading fails with.
   */
  'recipe.compareFiles': command(
    z.object({
      asOf: z.iso.date().nullable().default(null),
      replace: filesBySource.default({}),
      add: filesBySource.default({}),
    }),
    z.object({ jobId: z.string() }),
  ),
  /**
   * Makes the customer table: a job whose result is `recipeBuilt`. `asOf` and next month's files, those of a source
   * (`replace`) or beside them (`add`), become part of the recipe with it, in one undoable command. Fails with 'recipe-invalid' (also where a new file lacks a column
   * that is used, with the nearest name), 'join-refused', 'key-invalid', 'file-missing' and what reading fails with.
   */
  'recipe.build': command(
    z.object({
      asOf: z.iso.date().nullable().default(null),
      replace: filesBySource.default({}),
      add: filesBySource.default({}),
      /** What becomes of rows that stand in several files, by the source's id; becomes part of the recipe, too. */
      repeatedRows: z.record(sourceId, repeatedRowsChoice).default({}),
    }),
    z.object({ jobId: z.string() }),
  ),
} as const
