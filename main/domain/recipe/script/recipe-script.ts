/*
 * A recipe as a script that a data team runs in its own warehouse: the customer table of the workbench, made from the
 * receiver's tables.
 *
 *   script = header, schema, decided keys, stage 1 sources, stage 2 features, stage 3 scores, the table
 *   stage  = its hash, then a view or table for each step, under the names that the steps have in the recipe
 */
import type { PlanStep } from '../../../../shared/recipe/build-plan.ts'
import type { Recipe, RecipeSource } from '../../../../shared/recipe/recipe.ts'
import type { RecipeProblem } from '../../../../shared/recipe/recipe-problem.ts'
import { SCORES_STEP } from '../../../../shared/recipe/score.ts'
import { comment } from '../../exports/sql-comment.ts'
import { compileRecipe, type SourceColumns } from '../compile-recipe.ts'
import { type Coarsening, coarseColumn } from './coarse-columns.ts'
import { ended, layOutSql } from './lay-out-sql.ts'
import { DECIDED_COLUMNS, DECIDED_KEYS, type DecidedKey, decidedKeys, lookingUpKeys } from './look-ups.ts'
import { scriptChecks } from './script-checks.ts'
import {
  loadedTable,
  SCRIPT_PRODUCTS,
  SCRIPT_SCHEMA,
  SCRIPT_TABLE,
  type ScriptProduct,
  type ScriptProductId,
} from './script-product.ts'
import { type SourceTable, sourceLines, tableName } from './script-sources.ts'

/** The hash of each stage; '' where there is nothing in it. */
export interface StageHashes {
  readonly sources: string
  readonly features: string
  readonly scores: string
  /** Of the option that is handed over; null where none is. */
  readonly rules: string | null
}

export interface RecipeScriptOptions {
  readonly product: ScriptProductId
  readonly hashes: StageHashes
  /** Where the rows of a source come from. */
  tables(source: RecipeSource): SourceTable
  /** Columns of which the workbench keeps less than the files have: places, to about a city. */
  readonly coarsened: ReadonlyMap<string, Coarsening>
  readonly fileName: string
  /** Of the decided keys, beside the script. */
  readonly keysFileName: string
}

export interface RecipeScript {
  /** Null where something stands in the way. */
  readonly text: string | null
  readonly problems: readonly RecipeProblem[]
  /** To be shipped as a CSV file beside the script; none where people decided about no keys. */
  readonly decidedKeys: readonly DecidedKey[]
}

/** Writes a recipe as a script over columns that its sources are known to have. */
export function recipeScript(recipe: Recipe, files: SourceColumns, options: RecipeScriptOptions): RecipeScript {
  const product = SCRIPT_PRODUCTS[options.product]
  const { dialect, statements } = lookingUpKeys(product.dialect)
  const { plan, problems } = compileRecipe(recipe, files, dialect)
  const keys = decidedKeys(recipe)
  if (plan === null) return { text: null, problems, decidedKeys: keys }
  const refused = [...longNames(plan.steps, product), ...sameTables(recipe, options)]
  if (refused.length > 0) return { text: null, problems: refused, decidedKeys: keys }
  const result = tableName(`${SCRIPT_SCHEMA}.${SCRIPT_TABLE}`, dialect)
  const stepsOf = (isOf: (step: PlanStep) => boolean): readonly string[] =>
    plan.steps.filter(isOf).flatMap((step) => stepLines(step, product))
  const isScores = ({ stepId }: PlanStep): boolean => stepId === SCORES_STEP
  const columns = plan.result.columns
    .map((column) => coarseColumn(column, options.coarsened.get(column.name), product))
    .join(', ')
  const key = dialect.sql.identifier(plan.result.keyColumn)
  const table = `CREATE TABLE ${result} AS SELECT ${columns} FROM ${dialect.sql.identifier(plan.result.relation)} ORDER BY ${key}`
  const lines = [
    ...header(recipe, result, keys, product, options),
    '',
    ...product.begin.map(ended),
    ...(keys.length === 0 ? [] : loadedTable(product, DECIDED_KEYS, DECIDED_COLUMNS, options.keysFileName).map(ended)),
    ...statements().map((statement) => ended(layOutSql(statement))),
    '',
    ...stage(1, 'sources', options.hashes.sources),
    ...plan.staged.flatMap((staged) =>
      sourceLines(
        sourceOf(recipe, staged.sourceId),
        staged,
        options.tables(sourceOf(recipe, staged.sourceId)),
        product,
      ),
    ),
    ...stepsOf(({ sourceId }) => sourceId !== null),
    ...stage(2, 'features', options.hashes.features),
    ...stepsOf((step) => step.sourceId === null && !isScores(step)),
    ...stage(3, 'scores', options.hashes.scores),
    ...stepsOf(isScores),
    comment(`The table: a row per ${recipe.unit.noun.singular}.`),
    ended(layOutSql(table)),
    '',
  ]
  return { text: lines.join('\n'), problems, decidedKeys: keys }
}

function header(
  { asOf, unit }: Recipe,
  result: string,
  keys: readonly DecidedKey[],
  { dialect }: ScriptProduct,
  { hashes, fileName, keysFileName, coarsened }: RecipeScriptOptions,
): readonly string[] {
  const { sql } = dialect
  const noScores = hashes.scores === '' ? 'none' : hashes.scores
  return [
    `Makes ${result}, a row per ${unit.noun.singular}, by a recipe of Tessera.`,
    `As-of date: ${asOf}. Rows after it never count.`,
    '',
    'Stages by their SHA-256. Each of the first three changes with what goes into it; rules stand for themselves.',
    `  1 sources   ${hashes.sources}`,
    `  2 features  ${hashes.features}`,
    `  3 scores    ${noScores}`,
    `  4 rules     ${hashes.rules ?? 'not in this file: each option has a file of its own'}`,
    '',
    `Run in ${sql.product}:`,
    ...sql.howToRun(fileName, asOf).map((line) => `  ${line}`),
    `It drops the schema ${SCRIPT_SCHEMA} and makes it anew, with every step to be looked at. Your own tables are only read.`,
    'Name your own tables in stage 1. It stops where a key repeats or a join would count money twice.',
    ...(keys.length === 0
      ? []
      : [
          `What no SQL holds: people decided about ${keys.length} ${keys.length === 1 ? 'key' : 'keys'}, which are read from ${keysFileName}.`,
        ]),
    ...(coarsened.size === 0
      ? []
      : [
          `Places are kept to about a city in the table that is made, as in the workbench: ${[...coarsened.keys()].join(', ')}.`,
          'The steps before it see them as your tables have them.',
        ]),
    'Values are taken as your tables have them: how files were read and what did not fit is no part of SQL.',
  ].map(comment)
}

function stage(number: number, name: string, hash: string): readonly string[] {
  const line = `Stage ${number} of 4: ${name}`
  return [comment('-'.repeat(line.length)), comment(line), comment(hash === '' ? 'none' : `SHA-256 ${hash}`), '']
}

function stepLines(step: PlanStep, { dialect }: ScriptProduct): readonly string[] {
  const { before, after } = scriptChecks(step, dialect)
  const words = step.stepId === null ? step.kind : `${step.kind} (${step.stepId})`
  return [
    comment(words),
    ...[...before, ...step.statements, ...after].map((statement) => ended(layOutSql(statement))),
    '',
  ]
}

function sourceOf({ sources }: Recipe, id: string): RecipeSource {
  const source = sources.find((each) => each.id === id)
  if (source === undefined) throw new Error(`The recipe has no source ${id}`)
  return source
}

/** A table of the receiver's that could be taken for the one that is made. */
function sameTables({ sources }: Recipe, { tables }: RecipeScriptOptions): readonly RecipeProblem[] {
  return sources
    .filter((source) => {
      const table = tables(source)
      return 'name' in table && table.name.toLowerCase() === SCRIPT_TABLE
    })
    .map(({ id, name }) => ({
      ...{ sourceId: id, stepId: null, remedy: 'Name it with its schema, as in “public.customers”.' },
      message: `The table of “${name}” is called as the one that is made.`,
    }))
}

/** Names that the product would cut off. */
function longNames(steps: readonly PlanStep[], { mostNameBytes, dialect }: ScriptProduct): readonly RecipeProblem[] {
  if (mostNameBytes === null) return []
  const tooLong = (name: string): boolean => byteLength(name) > mostNameBytes
  return steps.flatMap(({ sourceId, stepId, columns }) =>
    columns
      .filter(({ name }) => tooLong(name))
      .map(({ name }) => ({
        ...{ sourceId, stepId, remedy: 'Give it a shorter name in a step, or take the script for another product.' },
        message: `${dialect.sql.product} names have at most ${mostNameBytes} bytes: “${name}” has more.`,
      })),
  )
}

/** In UTF-8. */
function byteLength(name: string): number {
  return [...name].reduce((sum, character) => {
    const point = character.codePointAt(0) ?? 0
    return sum + (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
  }, 0)
}
