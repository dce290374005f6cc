import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { root, sourceFiles } from './source-files.ts'

/** Licences under which what we ship may be used in any product, by SPDX name. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
])

/** Packages whose package.json does not say it, with what their licence file says. */
const STATED: Readonly<Record<string, string>> = { 'stack-trace': 'MIT' }

interface Manifest {
  readonly name: string
  readonly license?: string | { readonly type: string }
  readonly licenses?: readonly { readonly type: string }[]
  readonly dependencies?: Readonly<Record<string, string>>
}

interface Shipped {
  readonly name: string
  readonly folder: string
  readonly manifest: Manifest
}

function licenceOf({ name, license, licenses }: Manifest): string {
  const stated =
    typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' OR '))
  return STATED[name] ?? stated ?? 'unknown'
}

/** "(MIT OR GPL-3.0)" lets us choose; "MIT AND Zlib" asks for both. */
function isAllowed(expression: string): boolean {
  const bare = expression.replaceAll(/[()]/g, '').trim()
  if (/\sOR\s/.test(bare)) return bare.split(/\sOR\s/).some(isAllowed)
  if (/\sAND\s/.test(bare)) return bare.split(/\sAND\s/).every(isAllowed)
  return ALLOWED.has(bare)
}

/** The nearest installed copy, as Node looks for it. */
function findPackage(name: string, from: string): string | null {
  const folder = join(from, 'node_modules', name)
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = from.lastIndexOf('/node_modules/')
  if (from === root || above < 0) return null
  return findPackage(name, from.slice(0, above) || root)
}

function collect(name: string, from: string, found: Map<string, Shipped>): void {
  const folder = findPackage(name, from) ?? findPackage(name, root)
  if (folder === null || found.has(folder)) return
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  found.set(folder, { name, folder, manifest })
  for (const dependency of Object.keys(manifest.dependencies ?? {})) collect(dependency, folder, found)
}

/** Everything that reaches a user: the packages that main needs and all that the page bundles, with theirs. */
function shippedPackages(): readonly Shipped[] {
  const imported = sourceFiles(['renderer', 'shared', 'main']).flatMap(({ imports }) => imports)
  const named = imported.flatMap(({ packageName }) => (packageName === null ? [] : [packageName]))
  const tools = /^(?:node:|vite$|@vitejs\/|electron$)/
  const roots = new Set([...Object.keys(packageJson.dependencies), ...named.filter((name) => !tools.test(name))])
  const found = new Map<string, Shipped>()
  for (const name of roots) collect(name, root, found)
  return [...found.values()]
}

describe('licences', () => {
  const shipped = shippedPackages()

  it('of everything shipped are known and free of conditions on the whole', () => {
    expect(shipped.length).toBeGreaterThan(20)
    const refused = shipped.filter(({ manifest }) => !isAllowed(licenceOf(manifest)))
    expect(refused.map(({ name, manifest }) => `${name}: ${licenceOf(manifest)}`)).toEqual([])
  })

  it('are looked for in everything that the product imports', () => {
    const names = new Set(shipped.map(({ name }) => name))
    for (const name of ['better-sqlite3', '@duckdb/node-api', 'react', 'zod']) expect(names).toContain(name)
  })

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['MIT AND Zlib', true],
    ['MIT AND GPL-3.0', false],
    ['GPL-3.0-only', false],
    ['AGPL-3.0', false],
    ['LGPL-3.0', false],
    ['SSPL-1.0', false],
    ['SEE LICENSE IN LICENSE', false],
    ['UNLICENSED', false],
    ['unknown', false],
  ])('judge %s: %s', (expression, allowed) => {
    expect(isAllowed(expression)).toBe(allowed)
  })
})
