import { execFileSync } from 'node:child_process'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultsOf, importFault } from './layer-rules.ts'
import { importsIn, root, sourceFiles } from './source-files.ts'

const product = sourceFiles()
const MOST_LINES = 250

/** What may lie at the top; everything else has a place below. */
const TOP_LEVEL = [
  'README.md',
  'LICENSE',
  'THIRD-PARTY-NOTICES',
  'docs',
  'electron-builder.yml',
  'main',
  'package-lock.json',
  'package.json',
  'renderer',
  'shared',
  'tests',
  'tsconfig.json',
]

/** The files that git knows or would take, so that builds and notes on one computer do not count. */
function trackedFiles(): readonly string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '')
}

describe('layers', () => {
  it('hold for every import of the product', () => {
    expect(product.length).toBeGreaterThan(50)
    expect(product.flatMap(faultsOf)).toEqual([])
  })

  it.each([
    ['shared/rules/rule.ts', "import fs from 'node:fs'"],
    ['shared/rules/rule.ts', "import { x } from '../../main/ports/log.ts'"],
    ['main/domain/gates/gate.ts', "import { readFile } from 'node:fs/promises'"],
    ['main/domain/gates/gate.ts', "import type { Log } from '../../ports/log.ts'"],
    ['main/services/a-service.ts', "import { openDatabase } from '../store/open-database.ts'"],
    ['main/services/a-service.ts', "import { readFile } from 'node:fs'"],
    ['main/store/a.ts', "import { b } from '../engine/b.ts'"],
    ['main/engine/a.ts', "import { b } from '../services/b.ts'"],
    ['main/transport/a.ts', "const b = await import('../store/b.ts')"],
    ['main/hosts/loopback/a.ts', "import { b } from '../electron/b.ts'"],
    ['main/hosts/launch/a.mjs', "import { z } from 'zod'"],
    ['main/hosts/loopback/a.ts', "import { app } from 'electron'"],
    ['renderer/state/a.ts', "import { b } from '../../main/services/b.ts'"],
    ['renderer/state/a.ts', "import { join } from 'node:path'"],
    ['renderer/features/data/a.tsx', "import { b } from '../compare/b.tsx'"],
    ['renderer/features/data/a.tsx', "import Plotly from 'plotly.js/lib/core'"],
    ['renderer/features/data/a.tsx', "import Plotly from 'plotly.js'\n"],
    ['somewhere/a.ts', "export { b } from './b.ts'"],
  ])('refuse in %s: %s', (path, text) => {
    const [found] = importsIn(path, text)
    expect(found).toBeDefined()
    expect(found === undefined ? null : importFault(path, found)).toContain(path)
  })

  it('see imports of every form', () => {
    const text = [
      "import 'side-effect'",
      "import a from './a.ts'",
      "import {\n  b,\n  type C,\n} from '../b.ts'",
      "export { d } from '@scope/d/e'",
      "const f = await import('./f.ts')",
      'import type { G } from "g"',
    ].join('\n')
    const found = importsIn('main/x/y.ts', text).map(({ path, packageName }) => path ?? packageName)
    expect(found.sort()).toEqual(['@scope/d', 'g', 'main/b.ts', 'main/x/a.ts', 'main/x/f.ts', 'side-effect'])
  })
})

describe('purity', () => {
  const ambient =
    /\b(?:Date\.now\(|Math\.random\(|new Date\(\)|performance\.now\(|crypto\.|process\.|globalThis\.|fetch\()/

  it('keeps clock, chance and the world out of shared and domain', () => {
    const pure = product.filter(({ path }) => path.startsWith('shared/') || path.startsWith('main/domain/'))
    const faults = pure.flatMap(({ path, text }) => {
      const line = text.split('\n').find((one) => ambient.test(one) && !/^\s*(?:\*|\/\/|\/\*)/.test(one))
      return line === undefined ? [] : [`${path}: ${line.trim()}`]
    })
    expect(faults).toEqual([])
  })

  it('leaves clock and chance to the clock in services', () => {
    const services = product.filter(({ path }) => path.startsWith('main/services/'))
    const used = /\b(?:Date\.now\(|Math\.random\(|new Date\(\)|randomUUID)/
    expect(services.filter(({ text }) => used.test(text)).map(({ path }) => path)).toEqual([])
  })
})

describe('house', () => {
  it('has nothing at the top but what belongs there', () => {
    const names = new Set(trackedFiles().map((file) => file.split('/')[0] ?? ''))
    const strange = [...names].filter((name) => !name.startsWith('.') && !TOP_LEVEL.includes(name))
    expect(strange).toEqual([])
  })

  it('names files in kebab-case, with no catch-all names and no barrels', () => {
    const all = [...product, ...sourceFiles(['tests'])]
    const kebab = /^(?:\d{4}-)?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|config|d))*\.(?:ts|tsx|mjs|js)$/
    const vague = /^(?:index|utils?|helpers?|common|misc|types?)\.|(?:^|-)(?:utils?|helpers?)\./
    const names = all.map(({ path }) => path).filter((path) => !path.endsWith('vite.preload.config.ts'))
    expect(names.filter((path) => !kebab.test(basename(path)))).toEqual([])
    expect(names.filter((path) => vague.test(basename(path)))).toEqual([])
  })

  it(`has no product file above ${MOST_LINES} lines`, () => {
    const long = product.filter(({ lines }) => lines > MOST_LINES)
    expect(long.map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([])
  })

  it('has no enum, namespace, default export or way round the compiler in the product', () => {
    const typed = product.filter(
      ({ path }) => /\.tsx?$/.test(path) && !path.endsWith('.config.ts') && !path.endsWith('.d.ts'),
    )
    const ways =
      /^\s*(?:export\s+)?(?:const\s+)?enum\s|^\s*(?:export\s+)?namespace\s|^export default|\bas unknown as\b|@ts-(?:ignore|nocheck|expect-error)|:\s*any\b|<any>/m
    const faults = typed.flatMap(({ path, text }) => {
      const found = ways.exec(text)
      return found === null ? [] : [`${path}: ${found[0].trim()}`]
    })
    expect(faults).toEqual([])
  })

  it('has no path of one computer and nothing left to do', () => {
    const unfinished = /\/work\/|\/root\/|\b(?:TODO|FIXME|XXX)\b/
    const inProduct = /\/(?:home|Users)\/[a-z]+\//
    const faults = [...product, ...sourceFiles(['tests'])].flatMap(({ path, text }) => {
      const found = unfinished.exec(text) ?? (path.startsWith('tests/') ? null : inProduct.exec(text))
      return found === null || path === 'tests/architecture/layers.test.ts' ? [] : [`${path}: ${found[0]}`]
    })
    expect(faults).toEqual([])
  })
})
