import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'tessera-private-'

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Removes what processes that crashed left behind. */
async function wipeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : Number.NaN)
    if (!Number.isInteger(pid) || pid <= 0 || isRunning(pid)) continue
    // Another Tessera may be wiping it now, or it is another person's: what stays does not keep this one from starting.
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

export interface PrivateFolder {
  readonly path: string
  remove(): Promise<void>
}

/** A folder that only this user can read, for uploads and spills; gone on close, and at the next start after a crash. */
export async function createPrivateFolder(parent: string = tmpdir()): Promise<PrivateFolder> {
  await wipeLeftovers(parent)
  const path = await mkdtemp(join(parent, `${PREFIX}${process.pid}-`))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}
