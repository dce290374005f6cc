/* The service killed 1,000 times at random points of its life, and everything it had acknowledged looked for. */
import { killRepeatedly } from '../integration/hosts/kill-service.ts'
import { timed } from './bench-figures.ts'

const KILLS = Number(process.env.TESSERA_KILLS ?? 1000)
/** Two at a time, as there are processors for. */
const LANES = 2
const SEED = 20_261_126

export interface KillFigures {
  readonly kills: number
  /** All of them found again: one that is lost ends the bench with an error. */
  readonly editsAcknowledged: number
  readonly lost: 0
  readonly seconds: number
}

/** Kills and looks, `TESSERA_KILLS` times; the service is the bundle where dist/ is built from these sources. */
export async function benchKills(): Promise<KillFigures> {
  const each = Math.ceil(KILLS / LANES)
  const lanes = Array.from({ length: LANES }, (_, lane) => killRepeatedly(SEED + lane, each))
  const { ms, answer } = await timed(() => Promise.all(lanes))
  const editsAcknowledged = answer.reduce((sum, count) => sum + count, 0)
  return { kills: each * LANES, editsAcknowledged, lost: 0, seconds: Math.round(ms / 1000) }
}
