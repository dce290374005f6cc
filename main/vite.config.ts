import { existsSync, globSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Packages with native code stay outside the bundle; everything else is in it. DuckDB's is the package below its API,
 * whose 180 files take longer to load one by one than a first look at a Parquet file does.
 */
const external = ['electron', 'better-sqlite3', /^@duckdb\/node-bindings/, ...builtinModules, /^node:/]

const hosts = {
  electron: 'main/hosts/electron/electron.ts',
  service: 'main/hosts/electron/service.ts',
  loopback: 'main/hosts/loopback/loopback.ts',
  cli: 'main/hosts/cli/cli.ts',
}

/** Threads are started by file: every `…-worker.ts` is an entry of its own beside the hosts. */
const workers = globSync('main/**/*-worker.ts', { cwd: root }).map((file) => [basename(file, '.ts'), file] as const)

const input = Object.fromEntries(
  [...Object.entries(hosts), ...workers].filter(([, file]) => existsSync(`${root}/${file}`)),
)

/** The engine's compiled kernels lie beside the bundle: build-kernels.mjs compiles them first. */
const kernels = {
  name: 'kernels',
  generateBundle(this: { emitFile(file: { type: 'asset'; fileName: string; source: Uint8Array }): string }) {
    const source = readFileSync(`${root}/dist/kernels/kernels.wasm`)
    this.emitFile({ type: 'asset', fileName: 'kernels.wasm', source })
  },
}

export default defineConfig({
  root,
  plugins: [kernels],
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3', '@duckdb/node-bindings'] },
  build: {
    ssr: true,
    outDir: 'dist/main',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input,
      external,
      // Flat, so that a worker's file is found beside whichever chunk asks for it.
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
