import { expect, it } from 'vitest'
import { killRepeatedly } from './kill-service.ts'

/** Each costs a start of the whole service; a thousand are done by `npm run bench kills`. */
const KILLS = 100
/** Two at a time, as there are processors for. */
const LANES = 2

it(`loses nothing that was acknowledged when the whole service is killed ${KILLS} times at random points`, async () => {
  const lanes = Array.from({ length: LANES }, (_, lane) => killRepeatedly(20_261_122 + lane, KILLS / LANES))
  const acknowledged = await Promise.all(lanes)
  // The kills must have met edits, or nothing was tested.
  for (const count of acknowledged) expect(count).toBeGreaterThan(KILLS / LANES / 2)
}, 900_000)
