import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const USER = 'tessera'
const RETRY_MS = 50
const MOST_TRIES = 200

/** A PostgreSQL of its own in a private folder, heard on a socket there and nowhere else. */
export interface PostgresServer {
  /** psql, reading commands from its standard input; it ends with the first that fails. */
  psql(args: readonly string[]): ChildProcessWithoutNullStreams
  /** What one statement answers, as text. */
  ask(sql: string): Promise<string>
  close(): Promise<void>
}

export interface PostgresServerOptions {
  /** The folder of PostgreSQL's programs. */
  readonly programs: string
  /** Where the private folder is made. */
  readonly parent: string
  /** The user that runs the server, where it is not the present one: it refuses to run as the system's administrator. */
  readonly as?: string
}

/** Makes a database in a new folder and starts a server on it. Rejects with what PostgreSQL says where it cannot. */
export async function startPostgresServer({ programs, parent, as }: PostgresServerOptions): Promise<PostgresServer> {
  await mkdir(parent, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(parent, 'tessera-postgres-'))
  // Whoever runs the server makes files there.
  if (as !== undefined) await chmod(folder, 0o777)
  const command = (program: string, args: readonly string[]): readonly [string, string[]] =>
    as === undefined
      ? [join(programs, program), [...args]]
      : ['runuser', ['-u', as, '--', join(programs, program), ...args]]
  const data = join(folder, 'data')
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    const made = ['-D', data, '-U', USER, '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale', 'C']
    await run(...command('initdb', made))
  } catch (error) {
    await remove()
    throw error
  }
  const settings = [
    ...[`unix_socket_directories=${folder}`, 'listen_addresses=', 'fsync=off', 'full_page_writes=off'],
    // Rows are answered in the table's order, by which they are told.
    ...['max_parallel_workers_per_gather=0', 'synchronize_seqscans=off', 'datestyle=ISO'],
  ].flatMap((setting) => ['-c', setting])
  const server = spawn(...command('postgres', ['-D', data, ...settings]), { stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  server.on('error', () => undefined)
  const connection = ['-h', folder, '-U', USER, '-d', 'postgres', '-X', '-q', '-v', 'ON_ERROR_STOP=1']
  const psql = join(programs, 'psql')
  const ask = async (sql: string): Promise<string> => {
    const { stdout } = await run(psql, [...connection, '-t', '-A', '-c', sql])
    return stdout.trim()
  }
  const close = async (): Promise<void> => {
    // By its own program: the process at hand may be the one that changed the user.
    await run(...command('pg_ctl', ['stop', '-D', data, '-m', 'immediate'])).catch(() => server.kill())
    await ended
    await remove()
  }
  for (let tries = 1; ; tries++) {
    try {
      await ask('SELECT 1')
      break
    } catch (error) {
      if (tries < MOST_TRIES && server.exitCode === null) {
        await wait(RETRY_MS)
        continue
      }
      await close()
      throw error
    }
  }
  return { psql: (args) => spawn(psql, [...connection, ...args], { stdio: 'pipe' }), ask, close }
}
