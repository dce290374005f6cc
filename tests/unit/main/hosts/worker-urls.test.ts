import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { workerUrls } from '../../../../main/hosts/worker-urls.ts'

describe('workers', () => {
  it('are files of the tree when the sources run', () => {
    for (const url of Object.values(workerUrls())) expect(existsSync(url), url.href).toBe(true)
  })

  it('lie beside the chunk that asks in the bundle, under the names that the build gives them', () => {
    const bundled = workerUrls('file:///app/dist/main/worker-urls-a1b2.js')
    const sources = workerUrls()
    for (const [name, url] of Object.entries(bundled)) {
      const source = sources[name as keyof typeof sources]
      expect(url.pathname).toBe(`/app/dist/main/${source.pathname.split('/').at(-1)?.replace('.ts', '.js')}`)
    }
  })
})
