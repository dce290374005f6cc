import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { licenceText, listedIn, NOTICES_FILE, noticesOf } from './notices.ts'
import { reachablePackages } from './shipped-packages.ts'
import { root } from './source-files.ts'

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

/** "(MIT OR GPL-3.0)" lets us choose; "MIT AND Zlib" asks for both. */
function isAllowed(expression: string): boolean {
  const bare = expression.replaceAll(/[()]/g, '').trim()
  if (/\sOR\s/.test(bare)) return bare.split(/\sOR\s/).some(isAllowed)
  if (/\sAND\s/.test(bare)) return bare.split(/\sAND\s/).every(isAllowed)
  return ALLOWED.has(bare)
}

describe('licences', () => {
  const reachable = reachablePackages()
  const written = readFileSync(join(root, NOTICES_FILE), 'utf8').replaceAll('\r\n', '\n')

  it('of everything that could be shipped are known and free of conditions on the whole', () => {
    expect(reachable.length).toBeGreaterThan(100)
    const refused = reachable.filter(({ licence }) => !isAllowed(licence))
    expect(refused.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([])
  })

  it('are looked for in everything that the product imports', () => {
    const names = new Set(reachable.map(({ name }) => name))
    for (const name of ['better-sqlite3', '@duckdb/node-api', 'react', 'zod']) expect(names).toContain(name)
  })

  it('stand in full in the notices, as the lock file has the packages now ("npm run notices" writes them)', () => {
    const listed = listedIn(written, reachable)
    expect(listed.length).toBeGreaterThan(30)
    expect(written === noticesOf(listed), 'run "npm run notices" and commit the file').toBe(true)
    for (const each of listed) expect(licenceText(each).length, each.name).toBeGreaterThan(300)
  })

  it('notice a package whose version moved on or that is gone', () => {
    const moved = reachable.map((each) => (each.name === 'react' ? { ...each, version: '0.0.0' } : each))
    expect(() => listedIn(written, moved)).toThrow('react ')
  })

  it('has one of its own, the one that package.json names', () => {
    expect(packageJson.license).toBe('MIT')
    expect(readFileSync(join(root, 'docs/LICENSE'), 'utf8')).toMatch(/^MIT License\n\nCopyright \(c\) \d{4} /)
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
