import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parseCsv } from '../../fixtures/parse-csv.ts'
import { assignInSqlite, missingSqlite } from './assign-in-sqlite.ts'

/** Ordinal, id and name of the line that takes a row, by the row's key. */
export type Assignments = ReadonlyMap<string, readonly string[]>

export interface ExportedFiles {
  /** The file that a person imported. */
  readonly sourceFile: string
  readonly definitionFile: string
  readonly duckdbFile: string
  readonly sqliteFile: string
}

/** The assignments of a CSV file whose first column is the key. Two rows of one key are a fault. */
export function assignmentsIn(csv: string): Assignments {
  const [, ...rows] = parseCsv(csv)
  const byKey = new Map(rows.map(([key = '', ...rest]) => [key, rest] as const))
  if (byKey.size !== rows.length) throw new Error(`${rows.length - byKey.size} keys are there twice.`)
  return byKey
}

/** What the exported SQL answers where none of the project's code runs; SQLite is left out, aloud, where it is missing. */
export async function independentAssignments(files: ExportedFiles, folder: string): Promise<readonly Assignments[]> {
  const [assignments, tableFile] = [join(folder, 'duckdb-assignments.csv'), join(folder, 'table.csv')]
  const script = join(import.meta.dirname, 'assign-in-duckdb.mjs')
  const { sourceFile, definitionFile, duckdbFile, sqliteFile } = files
  await promisify(execFile)(process.execPath, [
    ...[script, sourceFile, definitionFile, duckdbFile, assignments, tableFile],
  ])
  const inDuckdb = assignmentsIn(await readFile(assignments, 'utf8'))
  const missing = await missingSqlite()
  if (missing !== null) {
    console.log(`SKIPPED: ${missing}`)
    return [inDuckdb]
  }
  const answer = await assignInSqlite({ definitionFile, sqlFile: sqliteFile, tableFile })
  return [inDuckdb, assignmentsIn(answer)]
}
