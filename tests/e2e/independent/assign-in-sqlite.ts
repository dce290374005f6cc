import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { z } from 'zod'

const run = promisify(execFile)
const MOST_BYTES = 2 ** 28

/** Why the command line cannot be used here; null where it can. */
export async function missingSqlite(): Promise<string | null> {
  try {
    await run('sqlite3', ['--version'])
    return null
  } catch {
    // Not installed: the caller says what is therefore not checked.
    return 'the sqlite3 command line is not here, so the exported SQLite file is not run by it; install sqlite3.'
  }
}

const document = z.object({
  grain: z.object({ table: z.string(), key: z.string() }),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
})

const AFFINITY: Readonly<Record<string, string>> = { number: 'REAL', integer: 'INTEGER', boolean: 'INTEGER' }

const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`

export interface SqliteRun {
  readonly definitionFile: string
  readonly sqlFile: string
  /** CSV with a header: the key, then the definition's other columns in their order. An empty field is missing. */
  readonly tableFile: string
}

/** Loads a table into SQLite with its own command line and runs an exported file there as its head says to; answers its CSV. */
export async function assignInSqlite({ definitionFile, sqlFile, tableFile }: SqliteRun): Promise<string> {
  const { grain, columns } = document.parse(JSON.parse(await readFile(definitionFile, 'utf8')))
  const keyType = columns.find(({ name }) => name === grain.key)?.type ?? 'text'
  const all = [{ name: grain.key, type: keyType }, ...columns.filter(({ name }) => name !== grain.key)]
  const table = identifier(grain.table)
  const commands = [
    `CREATE TABLE ${table} (${all.map(({ name, type }) => `${identifier(name)} ${AFFINITY[type] ?? 'TEXT'}`).join(', ')});`,
    `.import --csv --skip 1 "${tableFile}" ${table}`,
    ...all.map(({ name }) => `UPDATE ${table} SET ${identifier(name)} = NULL WHERE ${identifier(name)} = '';`),
    `.read "${sqlFile}"`,
  ]
  const { stdout } = await run('sqlite3', ['-batch', '-bail', '-header', '-csv', ':memory:', ...commands], {
    maxBuffer: MOST_BYTES,
  })
  return stdout
}
