import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSegmentEngine } from '../../../../main/engine/segment-engine.ts'
import { createGoalService } from '../../../../main/services/goal-service.ts'
import { readRule } from '../../../../shared/rules/read-rule.ts'
import { ENGINE_WORKER } from '../engine/table-of.ts'
import { ACCOUNTS, entryOf, TIERS, WORKSPACE } from './tiers-bed.ts'

const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 1 })
const service = createGoalService({ loaded: () => WORKSPACE }, engine)
const { signal } = new AbortController()
beforeAll(() => engine.attach(WORKSPACE.table))
afterAll(() => engine.close())

const MIDDLE = { structureId: TIERS.id, line: { kind: 'threshold', name: 'mid' }, entryId: 'mid' } as const
const margins = [...new Set(ACCOUNTS.flatMap(({ margin }) => margin ?? []))].sort((a, b) => a - b)
const takenAt = (line: number) => ACCOUNTS.filter((account) => entryOf(account, line) === 'mid')

describe('a goal of an option', () => {
  it('finds the largest tier that a limit allows, by hand', async () => {
    const allowed = margins.filter((line) => takenAt(line).length <= 100)
    const view = await service.seek({ ...MIDDLE, measure: 'units', relation: 'at-most', target: 100 }, signal)
    expect(view).toMatchObject({
      kind: 'found',
      found: { line: allowed[0], figure: takenAt(allowed[0]!).length, isMet: true },
    })
    expect(view.now).toEqual({ line: 120, figure: takenAt(120).length, isMet: takenAt(120).length <= 100 })
    for (const { line, figure, isMet } of view.rounds) {
      expect(figure).toBe(takenAt(line).length)
      expect(isMet).toBe(figure! <= 100)
    }
  })

  it('tells what it costs elsewhere: every entry before and after, adding up to all', async () => {
    const view = await service.seek({ ...MIDDLE, measure: 'units', relation: 'at-most', target: 100 }, signal)
    for (const { entryId, from, to } of view.lines) {
      expect(from?.units).toBe(ACCOUNTS.filter((account) => entryOf(account) === entryId).length)
      expect(to?.units).toBe(ACCOUNTS.filter((account) => entryOf(account, view.found!.line) === entryId).length)
    }
    expect(view.total.units).toBe(ACCOUNTS.length)
  })

  it('seeks a share of two sums', async () => {
    const shareAt = (line: number): number => {
      const costed = takenAt(line).filter(({ margin, cost }) => margin !== null && cost !== null)
      const revenue = takenAt(line).reduce((sum, { margin }) => sum + (margin ?? 0), 0)
      return costed.reduce((sum, { cost }) => sum + cost!, 0) / revenue
    }
    const now = shareAt(120)
    const target = now * 0.98
    const view = await service.seek({ ...MIDDLE, measure: 'costToServeShare', relation: 'at-most', target }, signal)
    expect(view.now.figure).toBeCloseTo(now, 12)
    if (view.kind !== 'found') throw new Error(view.kind)
    expect(view.found?.figure).toBeCloseTo(shareAt(view.found!.line), 12)
    expect(view.found!.figure!).toBeLessThanOrEqual(target)
  })

  it('moves the line of one condition alone', async () => {
    const view = await service.seek(
      {
        structureId: TIERS.id,
        line: { kind: 'condition', entryId: 'top', path: [0] },
        entryId: 'top',
        measure: 'units',
        relation: 'at-least',
        target: 60,
      },
      signal,
    )
    const north = (at: number) =>
      ACCOUNTS.filter(({ margin, region, late }) => late <= 90 && region === 'north' && margin !== null && margin >= at)
    const enough = margins.filter((at) => north(at).length >= 60)
    expect(view.found).toEqual({ line: enough.at(-1), figure: north(enough.at(-1)!).length, isMet: true })
  })

  it('proposes no place where a range that the line ends would be refused, by hand', async () => {
    const text = 'margin between 100 and @mid'
    const [, middle, low] = TIERS.segments
    const top = { id: 'top', name: 'Top', slot: 1, draft: { text, rule: readRule(text, WORKSPACE.scope).rule } }
    const ranged = { ...TIERS, segments: [top, middle!, low!] }
    const document = { ...WORKSPACE.document, structures: [ranged] }
    const goals = createGoalService({ loaded: () => ({ ...WORKSPACE, document }) }, engine)
    const takenBelow = (line: number): number =>
      ACCOUNTS.filter(({ margin, late }) => late <= 90 && margin !== null && margin >= 100 && margin <= line).length
    const smallest = margins.find((margin) => margin >= 100)!
    const goal = { ...MIDDLE, entryId: 'top', measure: 'units', relation: 'at-most' } as const
    // Below 100 the rule would take nobody, as one that is refused.
    const least = await goals.seek({ ...goal, target: 0 }, signal)
    expect(least).toMatchObject({
      kind: 'unreachable',
      found: { line: smallest, figure: takenBelow(smallest), isMet: false },
    })
    for (const { line } of least.rounds) expect(line).toBeGreaterThanOrEqual(100)
    const allowed = margins.filter((line) => line >= 100 && takenBelow(line) <= 50)
    const most = await goals.seek({ ...goal, target: 50 }, signal)
    expect([smallest, allowed.at(-1)]).toContain(most.found?.line)
    expect(most).toMatchObject({ kind: 'found', found: { figure: takenBelow(most.found!.line), isMet: true } })
  })

  it('refuses a line and a segment that are gone, and says why a figure is not known', async () => {
    const goal = { measure: 'units', relation: 'at-most', target: 1 } as const
    const gone = { ...MIDDLE, line: { kind: 'threshold', name: 'other' } } as const
    await expect(service.seek({ ...gone, ...goal }, signal)).rejects.toMatchObject({ code: 'not-found' })
    await expect(service.seek({ ...MIDDLE, ...goal, entryId: 'x' }, signal)).rejects.toMatchObject({
      code: 'not-found',
    })
    const unknown = await service.seek({ ...MIDDLE, ...goal, measure: 'churn' }, signal)
    expect(unknown).toMatchObject({ kind: 'none', found: null, rounds: [] })
    expect(unknown.reason).toMatch(/\w/)
  })
})
