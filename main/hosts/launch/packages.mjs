import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rootFolder } from './root-folder.mjs'

function packagesOf(file) {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).packages ?? {}) : null
}

/**
 * True where what is installed differs from the lock file. By content, not by time: a checkout touches files that did
 * not change. Packages for other computers are optional and may be absent.
 */
export function packagesAreStale(folder = rootFolder) {
  const installed = packagesOf(join(folder, 'node_modules/.package-lock.json'))
  if (installed === null) return true
  const locked = packagesOf(join(folder, 'package-lock.json')) ?? {}
  return Object.entries(locked).some(([path, wanted]) => {
    if (path === '') return false
    const found = installed[path]
    return found === undefined
      ? wanted.optional !== true && wanted.devOptional !== true
      : found.version !== wanted.version
  })
}

/** How npm is run: by the script that started us where npm did, else from the path (a .cmd file on Windows). */
function npmCommand() {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js') === true) return { command: process.execPath, before: [script], shell: false }
  return { command: 'npm', before: [], shell: process.platform === 'win32' }
}

/** Installs what is missing. Answers with a sentence where that fails, else null. */
export function installPackages() {
  if (!packagesAreStale()) return null
  const { command, before, shell } = npmCommand()
  if (spawnSync(command, [...before, '--version'], { shell }).status !== 0) {
    return 'Tessera needs npm to install its packages: install Node with npm from https://nodejs.org and try again.'
  }
  console.error('Tessera: installing packages, once; this takes about a minute.')
  const options = { cwd: rootFolder, shell, stdio: ['ignore', 'ignore', 'inherit'] }
  const { status } = spawnSync(command, [...before, 'ci', '--loglevel=error', '--no-audit', '--no-fund'], options)
  return status === 0 ? null : 'The packages could not be installed: see the lines above, then try again.'
}
