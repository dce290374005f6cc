import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runPlan, scopeOf } from '../../../../main/domain/structures/run-plan.ts'
import { createSegmentEngine } from '../../../../main/engine/segment-engine.ts'
import type { SegmentEngine } from '../../../../main/ports/segment-engine.ts'
import { rowsTaken, rowsUnknown } from '../../../../main/services/entry-rows.ts'
import type { PreparedStructure } from '../../../../main/services/evaluation.ts'
import type { Structure } from '../../../../shared/entities/structure.ts'
import { readRule } from '../../../../shared/rules/read-rule.ts'
import { ENGINE_WORKER, tableOf } from '../engine/table-of.ts'

const table = tableOf([
  { name: 'revenue', type: 'number', cells: [100, 50, null, 10, null, 70] },
  { name: 'region', type: 'text', cells: ['north', 'south', 'north', null, 'south', 'north'] },
])
const scope = {
  ...scopeOf(null, []),
  columns: new Map([
    ['revenue', 'number'],
    ['region', 'text'],
  ] as const),
}
const draft = (text: string) => ({ text, rule: readRule(text, scope).rule })
const structure: Structure = {
  id: 's',
  name: 'Tiers',
  lens: 'value',
  position: 1,
  exclusions: [{ id: 'out', name: 'Out', draft: draft('revenue < 20') }],
  segments: [
    { id: 'big', name: 'Big', slot: 1, draft: draft('revenue >= 60 and region = "north"') },
    { id: 'unfinished', name: 'Unfinished', slot: 2, draft: { text: 'revenue >', rule: null } },
  ],
  defaultPath: { name: 'Rest' },
}
const entries = runPlan(structure, scope)
const prepared: PreparedStructure = {
  entries,
  runnable: {
    rules: entries.slice(0, -1).map(({ entryId, rule }) => ({ id: entryId, rule })),
    thresholds: scope.thresholds,
    asOf: '2026-01-31',
  },
}

describe('the rows of an entry', () => {
  let engine: SegmentEngine
  beforeEach(async () => {
    engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 1 })
    await engine.attach(table)
  })
  afterEach(() => engine.close())

  it('are those that the structure puts there, every row in one entry', async () => {
    const taken = async (id: string) => [...(await rowsTaken(engine, prepared, id))]
    expect(await taken('out')).toEqual([3])
    expect(await taken('big')).toEqual([0, 5])
    expect(await taken('unfinished')).toEqual([])
    expect(await taken('default')).toEqual([1, 2, 4])
    expect(await taken('gone')).toEqual([])
  })

  it('are, where unknown, as many as the engine counts, and never those that another part of the rule decides', async () => {
    const { reach } = await engine.evaluate(prepared.runnable, [])
    // Row 4 lacks revenue, but its region alone makes the rule false; row 3 lacks the region, its revenue decides.
    expect([...(await rowsUnknown(engine, prepared, 'big', 6))]).toEqual([2])
    expect([...(await rowsUnknown(engine, prepared, 'out', 6))]).toEqual([2, 4])
    expect(reach.map(({ unknown }) => unknown)).toEqual([2, 1, 0])
    expect(await rowsUnknown(engine, prepared, 'unfinished', 6)).toHaveLength(0)
    expect(await rowsUnknown(engine, prepared, 'default', 6)).toHaveLength(0)
  })
})
