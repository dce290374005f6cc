import { mkdir, open, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A change takes milliseconds: a lock this old was left behind by a process that died. */
const ABANDONED_AFTER_MS = 5_000
const RETRY_MS = 15

/** Runs work while no other process does so for the same path, by way of a file "….lock" beside it. Makes the folder. */
export async function withFileLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const lock = `${path}.lock`
  while (!(await isTaken(lock))) await wait(RETRY_MS)
  try {
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function isTaken(lock: string): Promise<boolean> {
  try {
    await (await open(lock, 'wx', 0o600)).close()
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    if (await isAbandoned(lock)) await rm(lock, { force: true })
    return false
  }
}

async function isAbandoned(lock: string): Promise<boolean> {
  const found = await stat(lock).catch(() => null) // Gone in the meantime: its holder has finished.
  return found !== null && Date.now() - found.mtimeMs > ABANDONED_AFTER_MS
}
