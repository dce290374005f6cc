import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

export const root = join(import.meta.dirname, '../..')

/** One thing that a file imports. */
export interface ImportOf {
  /** As it is written. */
  readonly specifier: string
  /** Path from the root where it is one of our files, else null. */
  readonly path: string | null
  /** Name of the package, 'node:…' for Node's own; null where it is one of our files. */
  readonly packageName: string | null
}

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly lines: number
  readonly imports: readonly ImportOf[]
}

const STATIC = /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g

/** The package of a specifier: "@scope/name/file" is of "@scope/name". */
export function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/')
  return specifier.startsWith('@') ? `${first}/${second}` : specifier.startsWith('node:') ? specifier : first
}

function resolve(file: string, specifier: string): ImportOf {
  if (specifier.startsWith('/')) return { specifier, path: specifier.slice(1), packageName: null }
  if (!specifier.startsWith('.')) return { specifier, path: null, packageName: packageOf(specifier) }
  return { specifier, path: posix.normalize(posix.join(dirname(file), specifier)), packageName: null }
}

export function importsIn(path: string, text: string): readonly ImportOf[] {
  const found = [...text.matchAll(STATIC), ...text.matchAll(DYNAMIC)]
  return found.flatMap(([, specifier]) => (specifier === undefined ? [] : [resolve(path, specifier)]))
}

function read(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  return { path, text, lines: text.split('\n').length - 1, imports: importsIn(path, text) }
}

/** Every file of code in the product, and in the tests where asked. */
export function sourceFiles(folders: readonly string[] = ['shared', 'main', 'renderer']): readonly SourceFile[] {
  const patterns = folders.map((folder) => `${folder}/**/*.{ts,tsx,mts,mjs,js}`)
  return globSync(patterns, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map(read)
}
