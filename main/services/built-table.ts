import canonicalize from 'canonicalize'
import type { AsOfTable } from '../../shared/entities/as-of-table.ts'
import type { Spine } from '../../shared/entities/spine.ts'
import type { Recipe } from '../../shared/recipe/recipe.ts'
import type { RunReport } from '../../shared/recipe/recipe-report.ts'
import { withoutUnused } from '../../shared/recipe/unused-sources.ts'
import { saidParts } from '../domain/recipe/said-parts.ts'
import type { SnapshotRecord } from '../ports/workspace-store.ts'
import type { MadeSpine } from './build-spine.ts'

/** A customer table that a recipe made, as the workspace keeps it. */
export interface BuiltTable {
  readonly snapshot: SnapshotRecord
  readonly asOfTable: AsOfTable
}

/** @param loadedAt ISO date and time */
export function builtTable(
  made: MadeSpine,
  snapshotId: string,
  loadedAt: string,
  sha256: (text: string) => string,
): BuiltTable {
  const { keyColumn, table, recipe, report } = made
  return {
    snapshot: { id: snapshotId, keyColumn, table, setAside: [], misfits: [] },
    asOfTable: {
      asOf: report.asOf,
      spine: spineOf(made, snapshotId, loadedAt),
      report,
      recipeDigest: recipeDigest(recipe, sha256),
    },
  }
}

/** What a table says that it was made by: the hash of the last stage that the recipe has. */
export function tableDigest({ features, scores }: RunReport['hashes']): string {
  return scores || features
}

/** Of what a recipe says but for its day and which files it reads: tables of the same one can be compared. */
export function recipeDigest(
  { unit, sources, keyDecisions, table, scores, currency }: Recipe,
  sha256: (text: string) => string,
): string {
  const steps = sources.map(({ files: _files, name: _name, table: _table, ...source }) => source)
  const cut = scores.map(({ learned: _learned, ...score }) => score)
  const said = saidParts({ unit: unit.kind, sources: steps, keyDecisions, table, scores: cut, currency })
  return sha256(canonicalize(said) ?? '')
}

function spineOf(
  { recipe, table, keyColumn, columns, report }: MadeSpine,
  snapshotId: string,
  loadedAt: string,
): Spine {
  const files = report.sources.flatMap((source) => source.files)
  const { sources } = withoutUnused(recipe)
  return {
    snapshotId,
    unitCount: table.rowCount,
    keyColumn,
    columns: [...columns],
    source: {
      fileName: sources.map(({ name }) => name).join(', '),
      format: 'recipe',
      sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      digest: tableDigest(report.hashes),
      rowsInFile: table.rowCount,
      rowsSetAside: 0,
      dialect: null,
    },
    loadedAt,
  }
}
