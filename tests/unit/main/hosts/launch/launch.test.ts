import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sourcesDigest } from '../../../../../main/hosts/launch/build.mjs'
import { findNode } from '../../../../../main/hosts/launch/node-version.mjs'
import { packagesAreStale } from '../../../../../main/hosts/launch/packages.mjs'
import { isAtLeast, nodeRefusal } from '../../../../../main/hosts/needed-node.mjs'

type Packages = Readonly<Record<string, object>>

function folderWith(locked: Packages, installed: Packages | null): string {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-launch-'))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...locked } }))
  if (installed !== null) {
    mkdirSync(join(folder, 'node_modules'))
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }))
  }
  return folder
}

describe('installing', () => {
  const zod = { 'node_modules/zod': { version: '4.6.7' } }

  it.each([
    ['nothing is installed', zod, null, true],
    ['all is as locked', zod, zod, false],
    ['a version differs', zod, { 'node_modules/zod': { version: '4.6.6' } }, true],
    ['a package is missing', zod, {}, true],
    [
      'only a package for other computers is missing',
      { ...zod, 'node_modules/x': { version: '1', optional: true } },
      zod,
      false,
    ],
    [
      'a package for this computer differs',
      { 'node_modules/x': { version: '2', optional: true } },
      { 'node_modules/x': { version: '1' } },
      true,
    ],
    ['more is installed than locked', {}, zod, false],
  ] as const)('is needed where %s: %s', (_where, locked, installed, stale) => {
    expect(packagesAreStale(folderWith(locked, installed))).toBe(stale)
  })
})

describe('Node', () => {
  it.each([
    ['v24.21.0', true],
    ['v22.14.0', true],
    ['v22.13.9', false],
    ['v20.20.2', false],
    ['v18.0.0', false],
    ['v23.0.0', true],
  ])('%s can run the workbench: %s', (version, can) => {
    expect(isAtLeast(version, [22, 14])).toBe(can)
    expect(nodeRefusal(version) === null).toBe(can)
  })

  it('is found here', () => {
    expect(findNode()).toMatch(/node/)
  })
})

describe('building', () => {
  it('depends on the sources alone', () => {
    const digest = sourcesDigest()
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    expect(sourcesDigest()).toBe(digest)
  })
})
