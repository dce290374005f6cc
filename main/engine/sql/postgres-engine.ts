import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { AppError } from '../../../shared/contract/app-error.ts'
import type { ColumnType } from '../../../shared/entities/column.ts'
import { postgresDay, postgresDialect } from '../../domain/exports/postgres-dialect.ts'
import type { EngineNotRun, SqlEngine, SqlTable, SqlValue } from '../../ports/sql-engine.ts'
import { CsvAnswer } from './csv-answer.ts'
import { findPostgresPrograms } from './postgres-programs.ts'
import { type PostgresServer, type PostgresServerOptions, startPostgresServer } from './postgres-server.ts'

const PRODUCT = 'PostgreSQL'
/** Rows that psql asks for at a time. */
const FETCH_ROWS = 16_384
/** No text without quotes is written so. */
const MISSING = '\\N'

/** The PostgreSQL of this computer, or why it cannot be run. The server lies in a folder of its own, and goes with it. */
export async function openPostgresEngine(
  parent: string,
  programs: string | null = findPostgresPrograms(),
): Promise<SqlEngine | EngineNotRun> {
  if (programs === null) return { product: PRODUCT, reason: 'It is not installed on this computer.' }
  if (process.getuid?.() === 0)
    return { product: PRODUCT, reason: 'It refuses to run for the system’s administrator, as whom the workbench runs.' }
  try {
    return await createPostgresEngine({ programs, parent })
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    return { product: PRODUCT, reason: `It could not be started: ${line}` }
  }
}

/** Runs statements by psql. An abort ends the process, and with it the statement. */
export async function createPostgresEngine(options: PostgresServerOptions): Promise<SqlEngine> {
  const server = await startPostgresServer(options)
  return {
    dialect: 'postgresql',
    async capabilities() {
      return {
        product: PRODUCT,
        version: await server.ask('SHOW server_version').then((text) => text.split(' ')[0] ?? ''),
      }
    },
    load: (table, signal) => loadTable(server, table, signal),
    run: (sql, parameters, signal) => runQuery(server, sql, parameters, signal),
    close: () => server.close(),
  }
}

async function loadTable(
  server: PostgresServer,
  { name, columns, rows }: SqlTable,
  signal: AbortSignal,
): Promise<void> {
  const { identifier, columnType } = postgresDialect
  const typed = columns.map((column) => `${identifier(column.name)} ${columnType(column.type)}`)
  const table = identifier(name)
  const work = begin(server.psql([]), signal)
  await work.write(
    `DROP TABLE IF EXISTS ${table}; CREATE TABLE ${table} (${typed.join(', ')});\nCOPY ${table} FROM STDIN;\n`,
  )
  const types = columns.map(({ type }) => type)
  for await (const batch of rows) await work.write(batch.map((row) => copyLine(row, types)).join(''))
  await work.write('\\.\n')
  work.output.resume()
  await work.end()
}

/** A row as COPY reads it in its text format. */
function copyLine(row: readonly SqlValue[], types: readonly ColumnType[]): string {
  const written = (cell: SqlValue, at: number): string => {
    if (cell === null) return '\\N'
    return escaped(types[at] === 'date' ? postgresDay(String(cell)) : String(cell))
  }
  return `${row.map(written).join('\t')}\n`
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)
}

async function* runQuery(
  server: PostgresServer,
  sql: string,
  parameters: Readonly<Record<string, SqlValue>>,
  signal: AbortSignal,
): AsyncIterable<readonly (readonly SqlValue[])[]> {
  const set = Object.entries(parameters)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `SET tessera.${name} = ${postgresDialect.text(String(value))};\n`)
    .join('')
  const readers = await readersOf(server, `${set}${sql.trimEnd().replace(/;$/, '')} \\gdesc\n`, signal)
  const work = begin(server.psql(['--csv', '-t', '-v', `FETCH_COUNT=${FETCH_ROWS}`, '-P', `null=${MISSING}`]), signal)
  await work.write(`${set}${sql}\n`)
  const ended = work.end()
  ended.catch(() => undefined)
  const answer = new CsvAnswer(MISSING)
  for await (const piece of work.output) {
    const found = answer.read(piece)
    if (found.length > 0)
      yield found.map((row) => row.map((cell, at) => (cell === null ? null : (readers[at]?.(cell) ?? cell))))
  }
  await ended
}

type ReadCell = (text: string) => SqlValue

/** How each column of an answer is read, by its type. */
async function readersOf(server: PostgresServer, described: string, signal: AbortSignal): Promise<readonly ReadCell[]> {
  const work = begin(server.psql(['--csv', '-t']), signal)
  await work.write(described)
  const ended = work.end()
  ended.catch(() => undefined)
  const answer = new CsvAnswer(MISSING)
  const types: string[] = []
  for await (const piece of work.output) types.push(...answer.read(piece).map(([, type]) => type ?? ''))
  await ended
  return types.map((type): ReadCell => {
    if (/^(smallint|integer|bigint|numeric|real|double precision)/.test(type)) return Number
    if (type === 'boolean') return (text) => text === 't'
    // The only year before the first that columns hold.
    return type === 'date' ? (text) => (text.endsWith(' BC') ? `0000${text.slice(4, -3)}` : text) : (text) => text
  })
}

/** psql at work: what is written to it, what it answers, and its end, which rejects with what it says of a failure. */
function begin(process: ChildProcessWithoutNullStreams, signal: AbortSignal) {
  let said = ''
  process.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  // A statement that fails ends it while it is still written to: its end tells why.
  process.stdin.on('error', () => undefined)
  const stop = (): void => void process.kill()
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  const closed: Promise<[number | null]> = once(process, 'close').then(([code]) => [code])
  const failure = (): AppError | Error =>
    signal.aborted ? new AppError('cancelled', 'The work was cancelled.') : new Error(said.trim() || 'psql has failed')
  return {
    output: process.stdout.setEncoding('utf8'),
    async write(text: string): Promise<void> {
      if (signal.aborted) throw failure()
      if (!process.stdin.write(text)) await Promise.race([once(process.stdin, 'drain'), closed])
    },
    async end(): Promise<void> {
      process.stdin.end()
      const [code] = await closed
      signal.removeEventListener('abort', stop)
      if (code !== 0) throw failure()
    },
  }
}
