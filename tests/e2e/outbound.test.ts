import { afterAll, describe, expect, it } from 'vitest'
import { openDesk } from './desk.ts'
import { createLoopbackHost } from './hosts/loopback-host.ts'

const OUTSIDE = 'http://outside.example.invalid/'

// Every journey ends with the watch's list of strangers being empty; here the watch itself is tried.
const host = createLoopbackHost()
const missing = host.missing()
if (missing !== null) console.log(`SKIPPED: ${missing}`)

describe.skipIf(missing !== null)('a request to the outside', () => {
  afterAll(() => host.close())

  it('is seen by the watch and reaches nobody, and is refused to the workbench before it is made', async () => {
    const desk = await openDesk(host)
    try {
      const ask = (address: string) =>
        fetch(address).then(
          () => 'answered',
          () => 'failed',
        )
      const { page } = desk.workbench
      expect(await page.evaluate(ask, OUTSIDE)).toBe('failed')
      expect(desk.watches[0]?.strangers).toEqual([])
      expect(desk.watches[0]?.faults.join()).toContain('Content Security Policy')

      const bare = await page.context().newPage()
      expect(await bare.evaluate(ask, OUTSIDE)).toBe('failed')
      expect(desk.watches[0]?.strangers).toEqual([OUTSIDE])
    } finally {
      await desk.leave()
    }
  })
})
