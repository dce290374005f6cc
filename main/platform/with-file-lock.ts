import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A change takes milliseconds: a lock this old was left behind, whoever has its holder's number by now. */
const ABANDONED_AFTER_MS = 5_000
const RETRY_MS = 15

/**
 * Runs work while no other process does so for the same path, by way of a file "….lock" beside it. Makes the folder.
 * A lock whose holder was killed is taken over at once.
 */
export async function withFileLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const lock = `${path}.lock`
  const own = holding()
  while (!(await isTaken(lock, own))) await wait(RETRY_MS)
  try {
    return await work()
  } finally {
    // Whoever took so long that another took the lock over must leave that one's.
    if ((await readFile(lock, 'utf8').catch(() => null)) === own) await rm(lock, { force: true })
  }
}

/** What a lock says: the process that holds it, and a name that no other lock has. */
const holding = (): string => `${process.pid} ${randomUUID()}`

async function isTaken(lock: string, own: string): Promise<boolean> {
  try {
    await writeFile(lock, own, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
    const found = await readFile(lock, 'utf8').catch(() => null) // Gone in the meantime: its holder has finished.
    if (found !== null && (await isAbandoned(lock, found))) await removeAbandoned(lock, found)
    return false
  }
}

async function isAbandoned(lock: string, holder: string): Promise<boolean> {
  const pid = Number.parseInt(holder, 10)
  if (pid > 0 && !isAlive(pid)) return true
  const facts = await stat(lock).catch(() => null)
  return facts !== null && Date.now() - facts.mtimeMs > ABANDONED_AFTER_MS
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there where it may only not be told anything.
    return !isCode(error, 'ESRCH')
  }
}

/** Takes an abandoned lock away; one that another process made in its place meanwhile is put back. */
async function removeAbandoned(lock: string, holder: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`
  try {
    await rename(lock, aside)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  if ((await readFile(aside, 'utf8')) !== holder) await link(aside, lock).catch(() => undefined)
  await rm(aside, { force: true })
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
