import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { packageOf, root, sourceFiles } from './source-files.ts'

/** What the lock file says of one installed place. */
interface Locked {
  readonly version?: string
  readonly license?: string
  readonly optional?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

interface Manifest {
  readonly license?: string | { readonly type: string }
  readonly licenses?: readonly { readonly type: string }[]
  readonly author?: string | { readonly name?: string }
}

/** One package that may reach a user, by the lock file. */
export interface ShippedPackage {
  /** Where it is installed, from the root: "node_modules/a", or below another where there are two versions. */
  readonly place: string
  readonly name: string
  readonly version: string
  /** SPDX expression, or 'unknown'. */
  readonly licence: string
  readonly author: string
  /**
   * Where its files lie. A package of one platform is installed on that platform alone, so the files of the one that
   * asks for it stand in: both are one release under one licence.
   */
  readonly folder: string
}

/** Packages whose package.json does not say it, with what their licence file says. */
const STATED: Readonly<Record<string, string>> = { 'stack-trace': 'MIT' }

/** Run at build time only, or types alone. */
const TOOLS = /^(?:node:|vite$|marked$|@vitejs\/|electron$|playwright-core$)/

const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))

function lockedPackages(): Readonly<Record<string, Locked>> {
  return readJson('package-lock.json').packages
}

/** The nearest copy in the lock file, as Node looks for it from `from` ("" is the top). */
function placeOf(name: string, from: string, locked: Readonly<Record<string, Locked>>): string | null {
  const place = `${from === '' ? '' : `${from}/`}node_modules/${name}`
  if (locked[place] !== undefined) return place
  if (from === '') return null
  const above = from.lastIndexOf('/node_modules/')
  return placeOf(name, above < 0 ? '' : from.slice(0, above), locked)
}

function authorOf({ author }: Manifest): string {
  const text = typeof author === 'string' ? author : (author?.name ?? '')
  return text.replace(/\s*[<(].*$/, '').trim()
}

function licenceOf(name: string, { license, licenses }: Manifest): string {
  const stated =
    typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR '))
  return STATED[name] ?? stated ?? 'unknown'
}

function describe(place: string, folder: string, { version = '', license }: Locked): ShippedPackage {
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const manifest: Manifest = existsSync(join(root, folder, 'package.json')) ? readJson(`${folder}/package.json`) : {}
  const licence = folder === place ? licenceOf(name, manifest) : (license ?? 'unknown')
  return { place, name, version, licence, author: authorOf(manifest), folder }
}

/** Packages whose style sheets ours import: fonts. */
export function styleImports(): readonly string[] {
  const sheets = globSync('renderer/**/*.css', { cwd: root }).map((path) => readFileSync(join(root, path), 'utf8'))
  const imported = sheets.flatMap((text) => [...text.matchAll(/@import\s+"([^".][^"]*)"/g)])
  return imported.map(([, specifier = '']) => packageOf(specifier))
}

/**
 * What main needs at run time and all that the product imports, with theirs: what could be shipped. A bundle holds less
 * (see bundled-packages.ts). Types hold no code and are left out.
 */
export function reachablePackages(): readonly ShippedPackage[] {
  const locked = lockedPackages()
  const found = new Map<string, ShippedPackage>()
  const collect = (name: string, from: string): void => {
    const place = placeOf(name, from, locked)
    const entry = place === null ? undefined : locked[place]
    if (place === null || entry === undefined || found.has(place) || name.startsWith('@types/')) return
    found.set(place, describe(place, entry.optional === true && from !== '' ? from : place, entry))
    for (const needed of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })) collect(needed, place)
  }
  const imported = sourceFiles().flatMap(({ imports }) => imports.map(({ packageName }) => packageName))
  const named = [...imported, ...styleImports()].filter((name) => name !== null && !TOOLS.test(name))
  for (const name of new Set([...Object.keys(packageJson.dependencies), ...named])) if (name) collect(name, '')
  return [...found.values()].sort(compare)
}

function compare(a: ShippedPackage, b: ShippedPackage): number {
  const [left, right] = [`${a.name} ${a.version}`, `${b.name} ${b.version}`]
  return left < right ? -1 : left > right ? 1 : 0
}
