import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSegmentEngine } from '../../../../main/engine/segment-engine.ts'
import { createReachService } from '../../../../main/services/reach-service.ts'
import { createThresholdCubeService } from '../../../../main/services/threshold-cube-service.ts'
import { type CubeAnswer, cubeOfTable } from '../../../../renderer/api/call-cube.ts'
import { movedReach } from '../../../../renderer/features/structures/moved-reach.ts'
import type { ParsedInputOf } from '../../../../shared/contract/contract.ts'
import { togetherOf } from '../../../../shared/economics/class-sums.ts'
import { ENGINE_WORKER } from '../engine/table-of.ts'
import { ACCOUNTS, entryOf, WORKSPACE } from './tiers-bed.ts'

const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 2 })
const session = { loaded: () => WORKSPACE }
const cubes = createThresholdCubeService(session, engine)
const reaches = createReachService(session, engine)
beforeAll(() => engine.attach(WORKSPACE.table))
afterAll(() => engine.close())

type Asked = ParsedInputOf<'thresholds.moves'>
const MIDDLE: Asked = {
  structureId: 'tiers',
  line: { kind: 'threshold', name: 'mid' },
  steps: [-60, 0, 80, 120, 200.5, 400],
}

async function cubeOf(asked: Asked): Promise<CubeAnswer> {
  const { chunks } = await cubes.cube({ ...asked, scenarioId: null })
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return cubeOfTable(tableFromIPC(parts), asked.steps.length)
}

/** What the screen shows with the line on a step. */
async function shownAt(asked: Asked, step: number) {
  const [cube, moves, first] = await Promise.all([cubeOf(asked), cubes.moves(asked), reaches.reach('tiers')])
  const classes = cube.classes(step)
  const base = togetherOf(classes)
  const context = { frame: WORKSPACE.document.frame, base, unavailable: cube.unavailable }
  return movedReach(first, moves, { entryIds: cube.entryIds, classes, context }, step)
}

describe('a threshold that moves', () => {
  it('puts every account where the rules put it by hand, at each step', async () => {
    const cube = await cubeOf(MIDDLE)
    for (const [step, middle] of MIDDLE.steps.entries()) {
      const homes = ACCOUNTS.map((account) => entryOf(account, middle))
      const units = cube.entryIds.map((id) => homes.filter((home) => home === id).length)
      expect(cube.classes(step).map((sums) => sums.units)).toEqual(units)
    }
  })

  it('shows at each step what an evaluation there has: units, money, matches, overlaps and unknowns', async () => {
    for (const [step, value] of MIDDLE.steps.entries()) {
      const { elapsedMs: _, ...exact } = await reaches.reach('tiers', undefined, { name: 'mid', value })
      const shown = await shownAt(MIDDLE, step)
      expect(shown).toMatchObject({ ...exact, entries: exact.entries.map(({ metrics: _, ...counts }) => counts) })
      for (const [index, { metrics }] of exact.entries.entries()) {
        for (const [id, metric] of Object.entries(metrics)) {
          const found = Object.entries(shown.entries[index]!.metrics).find(([name]) => name === id)?.[1]
          if (metric.kind === 'value' && found?.kind === 'value') expect(found.value).toBeCloseTo(metric.value, 8)
          else expect(found).toEqual(metric)
        }
      }
    }
  })

  it('follows the line of one condition of a rule that is not kept yet, whatever its value in the text', async () => {
    const draft = { entryId: 'top', text: 'margin >= 999 and region = "south"' }
    const asked: Asked = {
      ...{ structureId: 'tiers', draft, steps: [50, 150, 250] },
      line: { kind: 'condition', entryId: 'top', path: [0] },
    }
    for (const [step, value] of asked.steps.entries()) {
      const text = `margin >= ${value} and region = "south"`
      const { elapsedMs: _, ...exact } = await reaches.reach('tiers', { entryId: 'top', text })
      const shown = await shownAt(asked, step)
      expect(shown.entries.map(({ units, matches }) => [units, matches])).toEqual(
        exact.entries.map(({ units, matches }) => [units, matches]),
      )
    }
  })

  it('changes nothing in an option that does not name it', async () => {
    const asked: Asked = { ...MIDDLE, line: { kind: 'threshold', name: 'elsewhere' } }
    const [cube, moves] = await Promise.all([cubeOf(asked), cubes.moves(asked)])
    expect(cube.classes(0)).toEqual(cube.classes(5))
    const ids = ['out', 'top', 'mid', 'low', 'default']
    expect(cube.entryIds).toEqual(ids)
    const homes = ACCOUNTS.map((account) => entryOf(account))
    expect(cube.classes(0).map(({ units }) => units)).toEqual(ids.map((id) => homes.filter((one) => one === id).length))
    expect(moves.changes).toEqual([])
  })

  it('says so where it parts several columns, or stands in a condition that it does not part in two', async () => {
    const with_ = (text: string): Asked => ({ ...MIDDLE, draft: { entryId: 'top', text } })
    await expect(cubes.moves(with_('seats >= @mid'))).rejects.toThrow('compared with several columns')
    await expect(cubes.moves(with_('margin = @mid'))).rejects.toThrow('does not part in two')
    await expect(cubes.moves(with_('margin between @mid and @mid'))).rejects.toThrow('does not part in two')
  })

  const topOf = (text: string, steps: number[]): Asked => ({ ...MIDDLE, draft: { entryId: 'top', text }, steps })

  it('is followed up to the other end of a range, and not past it, where the rule is refused as a whole', async () => {
    const text = 'margin between 100 and @mid or seats >= 8'
    const within = topOf(text, [100, 120, 400])
    for (const [step, value] of within.steps.entries()) {
      const exact = await reaches.reach('tiers', { entryId: 'top', text }, { name: 'mid', value })
      const shown = await shownAt(within, step)
      expect(shown.entries.map(({ units, matches, broken }) => [units, matches, broken])).toEqual(
        exact.entries.map(({ units, matches, broken }) => [units, matches, broken]),
      )
    }
    const past = topOf(text, [99, 120, 400])
    await expect(cubes.moves(past)).rejects.toThrow('a range that it bounds would end before it begins')
    await expect(cubeOf(past)).rejects.toMatchObject({ code: 'not-available' })
    const { entries } = await reaches.reach('tiers', { entryId: 'top', text }, { name: 'mid', value: 99 })
    expect(entries.find(({ entryId }) => entryId === 'top')).toMatchObject({
      matches: 0,
      broken: expect.stringMatching('Nothing lies between'),
    })
  })

  it('is not followed to where a range that is refused as it stands would be one', async () => {
    const text = 'margin between 150 and @mid'
    await expect(cubes.moves(topOf(text, [100, 150, 200]))).rejects.toThrow('would end before it begins')
    const refused = await shownAt(topOf(text, [80, 120, 149]), 1)
    expect(refused.entries.find(({ entryId }) => entryId === 'top')).toMatchObject({ units: 0, matches: 0 })
  })
})
