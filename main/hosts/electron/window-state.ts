import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const windowState = z.object({
  bounds: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).nullable(),
  isMaximized: z.boolean(),
  /** Where the last file was opened or saved: the dialogs begin there. */
  lastFolder: z.string().nullable(),
})
export type WindowState = z.infer<typeof windowState>

const FIRST: WindowState = { bounds: null, isMaximized: false, lastFolder: null }

/** What the main process remembers between runs. */
export interface WindowStateStore {
  read(): WindowState
  /** Never fails: what cannot be written holds until the end of the run. */
  update(changes: Partial<WindowState>): void
}

function readState(file: string): WindowState {
  try {
    return windowState.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Missing on the first run; a damaged one must not keep the window from opening.
    return FIRST
  }
}

export function openWindowState(file: string): WindowStateStore {
  let state = readState(file)
  return {
    read: () => state,
    update(changes) {
      state = { ...state, ...changes }
      try {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
        writeFileSync(`${file}.tmp`, JSON.stringify(state))
        renameSync(`${file}.tmp`, file)
      } catch {
        // A full disk, say: where a window stood is no reason to keep it from closing or a file from being chosen.
      }
    },
  }
}

interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The bounds, where at least their title bar can be reached on a display that is there now. */
export function reachableBounds(bounds: Rectangle | null, displays: readonly Rectangle[]): Rectangle | null {
  if (bounds === null) return null
  const middle = bounds.x + bounds.width / 2
  const isOn = (area: Rectangle) =>
    middle >= area.x && middle < area.x + area.width && bounds.y >= area.y - 20 && bounds.y < area.y + area.height - 40
  return displays.some(isOn) ? bounds : null
}
