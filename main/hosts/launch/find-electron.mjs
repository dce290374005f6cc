import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rootFolder } from './root-folder.mjs'

const electronFolder = join(rootFolder, 'node_modules/electron')
const FETCH_WITHIN_MS = 20_000

/** Remembers that the binary could not be fetched, so that only the first start waits for it. */
const refusedFile = join(rootFolder, 'dist/.no-electron')

/** Path of the Electron binary where it is there already, else null. */
export function installedElectron() {
  const pathFile = join(electronFolder, 'path.txt')
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null
  if (override) {
    const file = join(override, name ?? (process.platform === 'win32' ? 'electron.exe' : 'electron'))
    return existsSync(file) ? file : null
  }
  if (name === null) return null
  const file = join(electronFolder, 'dist', name)
  return existsSync(file) ? file : null
}

function version() {
  return JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8')).version
}

function fetchElectron(node) {
  if (existsSync(refusedFile) && readFileSync(refusedFile, 'utf8') === version()) return null
  console.error('Tessera: fetching Electron, once.')
  const options = { cwd: rootFolder, stdio: 'ignore', timeout: FETCH_WITHIN_MS, killSignal: 'SIGKILL' }
  spawnSync(node, [join(electronFolder, 'install.js'), '--no'], options)
  const file = installedElectron()
  if (file === null) {
    mkdirSync(join(rootFolder, 'dist'), { recursive: true })
    writeFileSync(refusedFile, version())
  }
  return file
}

/** Path of the Electron binary, fetched on the first start where it is missing; null where it cannot be had. */
export function findElectron(node) {
  return installedElectron() ?? fetchElectron(node)
}
