import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { placeOfModule, shippedOf } from '../../architecture/bundled-packages.ts'
import { listedIn, NOTICES_FILE } from '../../architecture/notices.ts'
import { reachablePackages } from '../../architecture/shipped-packages.ts'
import { root } from '../../architecture/source-files.ts'

describe('notices of third parties', () => {
  it('list exactly the packages of which something is shipped', async () => {
    const reachable = reachablePackages()
    const listed = listedIn(readFileSync(join(root, NOTICES_FILE), 'utf8'), reachable)
    const names = listed.map(({ name, version }) => `${name} ${version}`)
    const shipped = await shippedOf(reachable)
    expect(names).toEqual(shipped.map(({ name, version }) => `${name} ${version}`))
    for (const name of ['react', 'plotly.js', 'apache-arrow', '@fontsource-variable/inter', 'better-sqlite3']) {
      expect(listed.map((each) => each.name)).toContain(name)
    }
  })

  it.each([
    ['/a/node_modules/react/index.js', 'node_modules/react'],
    ['/a/node_modules/@x/y/z.js', 'node_modules/@x/y'],
    ['/a/node_modules/b/node_modules/@c/d/e.js?f', 'node_modules/b/node_modules/@c/d'],
    ['../node_modules/@fontsource-variable/inter/files/i.woff2', 'node_modules/@fontsource-variable/inter'],
    ['/a/renderer/main.tsx', null],
  ])('find the package of %s', (id, place) => {
    expect(placeOfModule(id)).toBe(place)
  })
})
