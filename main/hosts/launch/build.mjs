import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildKernels } from './build-kernels.mjs'
import { rootFolder } from './root-folder.mjs'

const SOURCES = ['shared', 'main', 'renderer', 'docs', 'package.json', 'package-lock.json', 'tsconfig.json']

const CONFIGS = ['renderer/vite.config.ts', 'main/vite.config.ts', 'main/hosts/electron/vite.preload.config.ts']

const OUTPUTS = [
  'dist/renderer/index.html',
  'dist/main/loopback.js',
  'dist/main/electron.js',
  'dist/main/kernels.wasm',
  'dist/preload/preload.cjs',
]

const stampFile = join(rootFolder, 'dist/.built-from')

function* filesIn(path) {
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.isDirectory()) yield* filesIn(join(path, entry.name))
    else if (entry.isFile()) yield join(path, entry.name)
  }
}

/** One digest over everything that the build reads. */
export function sourcesDigest() {
  const digest = createHash('sha256')
  for (const source of SOURCES) {
    const path = join(rootFolder, source)
    const files = source.includes('.') ? [path] : [...filesIn(path)]
    for (const file of files) digest.update(file.slice(rootFolder.length)).update('\0').update(readFileSync(file))
  }
  return digest.digest('hex')
}

/** True where dist/ was built from the sources as they are now. */
export function isBuilt(digest = sourcesDigest()) {
  const built = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : ''
  return built === digest && OUTPUTS.every((file) => existsSync(join(rootFolder, file)))
}

/** Builds what is stale. Answers with a sentence where that fails, else null. */
export function buildStale(node) {
  const digest = sourcesDigest()
  if (isBuilt(digest)) return null
  console.error('Tessera: building, once after every change.')
  // A build that breaks off must not look finished.
  rmSync(stampFile, { force: true })
  const failure = buildKernels(node)
  if (failure !== null) return failure
  for (const config of CONFIGS) {
    const vite = join(rootFolder, 'node_modules/vite/bin/vite.js')
    const { status } = spawnSync(node, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
      cwd: rootFolder,
      stdio: ['ignore', 2, 2],
    })
    if (status !== 0) return `The build of ${config} failed: see the lines above.`
  }
  mkdirSync(join(rootFolder, 'dist'), { recursive: true })
  writeFileSync(stampFile, digest)
  return null
}
