import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A window of the workbench in a browser of its own. */
export interface AppWindow {
  /** Resolves when the window was closed; rejects where the browser cannot be started. */
  readonly closed: Promise<void>
  /** Closes it, and removes the browser's files. */
  close(): Promise<void>
}

const CLOSE_WITHIN_MS = 3_000

const OPTIONS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--window-size=1440,900',
]

/**
 * Opens the workbench in app mode. The user-data folder is its own: with a shared one the browser hands over to a
 * running instance and ends at once, and the end of the window could not be seen.
 */
export function openAppWindow(browser: string, url: string): AppWindow {
  const profile = mkdtempSync(join(tmpdir(), 'tessera-window-'))
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [`--app=${url}`, `--user-data-dir=${profile}`, ...OPTIONS, ...asRoot]
  const child = spawn(browser, args, { stdio: 'ignore' })
  // An error of the start rejects this, and the end of the window resolves it.
  const exited = once(child, 'exit')
  const removeProfile = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  return {
    closed: exited.then(removeProfile),
    async close() {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
      child.kill()
      const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_WITHIN_MS)
      await exited
      clearTimeout(timer)
      removeProfile()
    },
  }
}

const OPENER: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** Hands the address to the system's own browser, whose window's end cannot be seen. Rejects where there is none. */
export async function openSystemBrowser(url: string): Promise<void> {
  const [command, ...rest] = OPENER[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...rest, url], { stdio: 'ignore', detached: true })
  child.unref()
  await once(child, 'spawn')
}
