// npm start: installs what is missing, builds what is stale, and opens the workbench in Electron or, where that
// cannot be had, in a browser of this computer. Runs on any Node that npm runs on, without packages.
import { join } from 'node:path'
import { buildStale } from './build.mjs'
import { findElectron } from './find-electron.mjs'
import { rootFolder } from './root-folder.mjs'
import { runToEnd } from './run-to-end.mjs'
import { setUp, stopAt } from './set-up.mjs'

/** An Electron that ends this soon and badly cannot run here (a missing library, a sandbox that is not allowed). */
const TOO_SOON_MS = 5_000

const args = process.argv.slice(2)

/** Every option is the loopback host's: `--help` and what nobody knows are answered by it, too. */
const isForLoopback = args.some((arg) => arg.startsWith('-'))

function hasDisplay() {
  if (process.platform === 'win32' || process.platform === 'darwin') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Exit code, or null where Electron cannot run. */
async function runElectron(electron) {
  const startedMs = performance.now()
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const code = await runToEnd(electron, [...asRoot, rootFolder, ...args])
  return code !== 0 && performance.now() - startedMs < TOO_SOON_MS ? null : code
}

const node = setUp()
stopAt(buildStale(node))

let code = null
if (hasDisplay() && !isForLoopback) {
  const electron = findElectron(node)
  if (electron !== null) code = await runElectron(electron)
  if (code === null) console.error('Electron cannot run here, so Tessera opens in your browser instead.')
}
code ??= await runToEnd(node, [join(rootFolder, 'dist/main/loopback.js'), ...args])
process.exit(code)
