import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'

export interface RotatingLog extends Log {
  /** The last lines, oldest first, for "copy diagnostics". */
  recentLines(): readonly string[]
}

export interface RotatingLogOptions {
  readonly folder: string
  readonly clock: Clock
  /** The file is moved aside at this size; one older file is kept. */
  readonly limitBytes?: number
  /** Shows a developer the whole error; never used in the product. */
  readonly onIncident?: ((error: unknown, id: string) => void) | undefined
}

const LINES_KEPT = 200

/** Type and stack of an error, without its message: a message may quote a value or a path. */
function insideOf(error: unknown): { readonly type: string; readonly frames: readonly string[] } {
  if (!(error instanceof Error)) return { type: typeof error, frames: [] }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  // File names without their folders: the log may be sent to somebody.
  const short = frames.slice(0, 12).map((line) => line.trim().replaceAll(/[^\s(]*[\\/]([^\\/\s]+)/g, '$1'))
  return { type: error.name, frames: short }
}

/** A local log file, one JSON object a line; the last lines also in memory. It never fails its caller. */
export function createRotatingLog({
  folder,
  clock,
  limitBytes = 2 ** 20,
  onIncident,
}: RotatingLogOptions): RotatingLog {
  const file = join(folder, 'tessera.log')
  const recent: string[] = []
  let onDisk = true
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    // A log that cannot be written is no reason to stop: the lines stay in memory.
    onDisk = false
  }

  const rotate = () => {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (size > limitBytes) renameSync(file, join(folder, 'tessera.1.log'))
  }
  const write = (entry: Readonly<Record<string, unknown>>) => {
    const line = JSON.stringify({ at: clock.now(), ...entry })
    recent.push(line)
    if (recent.length > LINES_KEPT) recent.shift()
    if (!onDisk) return
    try {
      rotate()
      appendFileSync(file, `${line}\n`, { mode: 0o600 })
    } catch {
      // A full disk, say: from here on the lines are in memory only.
      onDisk = false
    }
  }

  return {
    info: (event, details = {}) => write({ event, ...details }),
    incident(error) {
      const id = clock.id().slice(0, 8)
      write({ event: 'incident', id, ...insideOf(error) })
      onIncident?.(error, id)
      return id
    },
    recentLines: () => recent,
  }
}
