// Compiles the engine's kernels (main/engine/kernels, AssemblyScript) into dist/kernels/kernels.wasm, where sources that
// run as they are find them and from where the bundle takes them.
//   node main/hosts/launch/build-kernels.mjs
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rootFolder } from './root-folder.mjs'

const sources = join(rootFolder, 'main/engine/kernels')
const folder = join(rootFolder, 'dist/kernels')
const output = join(folder, 'kernels.wasm')
const stampFile = join(folder, '.built-from')

/** The kernels work in the memory of the table: they bring none of their own, and no data that would lie in it. */
const OPTIONS = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd,threads,bulk-memory'],
  ...['--importMemory', '--noExportMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
]
const DATA_SECTION = 11

function kernelFiles() {
  return readdirSync(sources)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(sources, name))
}

function digestOf(files) {
  const digest = createHash('sha256').update(OPTIONS.join(' '))
  digest.update(readFileSync(join(rootFolder, 'node_modules/assemblyscript/package.json')))
  for (const file of files) digest.update('\0').update(readFileSync(file))
  return digest.digest('hex')
}

/** Numbers of a module's sections: after eight bytes of header, each is a number, a length and so many bytes. */
function sectionsOf(bytes) {
  const sections = []
  for (let at = 8; at < bytes.length; ) {
    sections.push(bytes[at++])
    let length = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]
      length |= (byte & 0x7f) << shift
      if (byte < 0x80) break
    }
    at += length
  }
  return sections
}

/** Builds the kernels where they are stale. Answers with a sentence where that fails, else null. */
export function buildKernels(node) {
  const files = kernelFiles()
  const digest = digestOf(files)
  if (existsSync(output) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digest) return null
  mkdirSync(folder, { recursive: true })
  // Tests may be running: a whole file takes the place of a whole file.
  const fresh = join(folder, `kernels-${process.pid}.wasm`)
  const compiler = join(rootFolder, 'node_modules/assemblyscript/bin/asc.js')
  const { status } = spawnSync(node, [compiler, join(sources, 'kernels.ts'), '-o', fresh, ...OPTIONS], {
    cwd: rootFolder,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) return 'The calculation kernels could not be compiled: see the lines above.'
  if (sectionsOf(readFileSync(fresh)).includes(DATA_SECTION)) {
    return 'The calculation kernels hold data, which would overwrite the customer table: see main/engine/kernels.'
  }
  renameSync(fresh, output)
  writeFileSync(stampFile, digest)
  return null
}

if (process.argv[1] === import.meta.filename) {
  const failure = buildKernels(process.execPath)
  if (failure !== null) console.error(failure)
  process.exitCode = failure === null ? 0 : 1
}
