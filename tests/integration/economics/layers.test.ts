import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GridView } from '../../../shared/contract/grid.ts'
import type { LayerCell, LayersView } from '../../../shared/contract/layers.ts'
import type { MetricValue } from '../../../shared/economics/metric.ts'
import { finish, type OpenWorkbench, openWorkbench } from '../../fixtures/open-workbench.ts'

const amount = (value: MetricValue): number => (value.kind === 'value' ? value.value : Number.NaN)
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

describe('two options laid over each other', () => {
  let workbench: OpenWorkbench
  let ids: readonly string[]
  const cross = (rowsId: string, columnsId: string, metric: 'netRevenue' | 'churn' = 'netRevenue') =>
    workbench.client.call('layers.run', { rowsId, columnsId, metric })

  beforeAll(async () => {
    workbench = await openWorkbench()
    await finish(workbench, await workbench.client.call('workspaces.openSample', {}))
    const view = await workbench.client.call('workspaces.current', {})
    ids = view?.structures.map(({ id }) => id) ?? []
  })
  afterAll(() => workbench.close())

  it('adds up to the cent, across, down and in all, to what each option has alone', async () => {
    const view = await cross(ids[0]!, ids[1]!)
    const { structures } = await workbench.client.call('comparison.run', { structureIds: [...ids.slice(0, 2)] })
    const sides = [
      { lines: view.rows, totals: view.rowTotals, cellsOf: (at: number): LayerCell[] => view.cells[at]! },
      { lines: view.columns, totals: view.columnTotals, cellsOf: (at: number) => view.cells.map((row) => row[at]!) },
    ]
    for (const [side, { lines, totals, cellsOf }] of sides.entries()) {
      for (const [at, { entryId }] of lines.entries()) {
        const alone = structures[side]!.rows.find((row) => row.entryId === entryId)!.metrics
        const parts = cellsOf(at)
        expect(sum(parts.map(({ units }) => units))).toBe(amount(alone.units!))
        expect(totals[at]!.units).toBe(amount(alone.units!))
        for (const [key, metric] of [
          ['contribution', 'contribution'],
          ['value', 'netRevenue'],
        ] as const) {
          expect(sum(parts.map((cell) => amount(cell[key])))).toBeCloseTo(amount(alone[metric]!), 2)
          expect(amount(totals[at]![key])).toBeCloseTo(amount(alone[metric]!), 2)
        }
      }
    }
    const all = structures[0]!.rows.find(({ kind }) => kind === 'total')!.metrics
    expect(view.total.units).toBe(amount(all.units!))
    expect(amount(view.total.contribution)).toBeCloseTo(amount(all.contribution!), 2)
    expect(sum(view.cells.flat().map((cell) => amount(cell.contribution)))).toBeCloseTo(amount(all.contribution!), 2)
  })

  it('opens the very units of a pair, which may be searched and sorted', async () => {
    const view = await cross(ids[0]!, ids[1]!)
    const [row, column] = largestOf(view)
    const within = {
      ...{ structureId: ids[0]!, entryId: view.rows[row]!.entryId, units: 'taken' as const },
      also: { structureId: ids[1]!, entryId: view.columns[column]!.entryId },
    }
    const plain = { filter: '', sort: null, within }
    const { rowCount } = await workbench.client.call('grid.count', plain)
    expect(rowCount).toBe(view.cells[row]![column]!.units)
    const classes = await Promise.all(
      [0, 1].map(async (side) => {
        const { also, ...own } = within
        const one = side === 0 ? own : { ...also, units: 'taken' as const }
        return rowsOf({ filter: '', sort: null, within: one })
      }),
    )
    const both = [...classes[0]!].filter((number) => classes[1]!.has(number))
    expect([...(await rowsOf(plain))].sort((a, b) => a - b)).toEqual(both.slice(0, 5000).sort((a, b) => a - b))
  })

  async function rowsOf(view: GridView): Promise<Set<number>> {
    const found = new Set<number>()
    for (let offset = 0; ; offset += 5000) {
      const table = tableFromIPC((await workbench.client.file('grid.rows', { ...view, offset, limit: 5000 })).bytes)
      for (const number of table.getChild('#')!) found.add(Number(number))
      if (table.numRows < 5000) return found
    }
  }

  it('tells a relabelled copy from a division of its own', async () => {
    const before = await workbench.client.call('workspaces.current', {})
    const view = await workbench.client.call('structures.duplicate', { structureId: ids[0]! })
    const copy = view.structures.find(({ id }) => !before!.structures.some((one) => one.id === id))!
    const same = await cross(ids[0]!, copy.id)
    expect(same).toMatchObject({ isSameDivision: true })
    expect(same.adjustedRand).toBeCloseTo(1, 12)
    expect(same.adjustedMutualInformation).toBeCloseTo(1, 9)
    expect(await cross(ids[0]!, ids[1]!)).toMatchObject({ isSameDivision: false })
    const pairs = await workbench.client.call('layers.agreement', { structureIds: [...ids, copy.id] })
    expect(pairs).toHaveLength((4 * 3) / 2)
    const alike = pairs.filter(({ isSameDivision }) => isSameDivision)
    expect(alike.map(({ firstId, secondId }) => [firstId, secondId])).toEqual([[ids[0], copy.id]])
    const own = pairs.find(({ firstId, secondId }) => firstId === ids[0] && secondId === ids[1])
    const { adjustedRand, adjustedMutualInformation } = await cross(ids[0]!, ids[1]!)
    expect(own).toMatchObject({ adjustedRand, adjustedMutualInformation })
  })

  it('gives a measure that does not add up for every pair, and a reason where no unit is', async () => {
    const view = await cross(ids[0]!, ids[1]!, 'churn')
    for (const cell of view.cells.flat()) {
      if (cell.value.kind === 'value') expect(cell.value.value).not.toBeNaN()
      else expect(cell.value.reason).not.toBe('')
    }
  })

  it('refuses an option and itself in plain words', async () => {
    await expect(cross(ids[0]!, ids[0]!)).rejects.toMatchObject({
      code: 'bad-request',
      remedy: 'Choose two different options.',
    })
  })
})

function largestOf({ cells }: LayersView): readonly [number, number] {
  const flat = cells.flatMap((row, at) =>
    row.map((cell, column) => ({ units: cell.units, place: [at, column] as const })),
  )
  return flat.toSorted((a, b) => b.units - a.units)[0]!.place
}

describe('a second label', () => {
  let workbench: OpenWorkbench
  beforeAll(async () => {
    workbench = await openWorkbench()
    await finish(workbench, await workbench.client.call('workspaces.openSample', {}))
  })
  afterAll(() => workbench.close())

  it('leaves its primary’s counts as they are, is refused in a round, and is undone like any edit', async () => {
    const { client } = workbench
    const before = await client.call('workspaces.current', {})
    const [tiers, needs] = before!.structures
    const counts = async () => (await client.call('structures.reach', { structureId: tiers!.id })).entries
    const counted = await counts()
    const laid = await client.call('structures.layOver', { structureId: needs!.id, primaryId: tiers!.id })
    expect(laid.structures[1]).toMatchObject({ secondLabelOf: tiers!.id })
    expect(await counts()).toEqual(counted)
    const back = client.call('structures.layOver', { structureId: tiers!.id, primaryId: needs!.id })
    await expect(back).rejects.toMatchObject({ code: 'conflict', message: /would refer to each other/ })
    const undone = await client.call('history.undo', {})
    expect(undone.structures[1]).not.toHaveProperty('secondLabelOf')
  })

  it('is an option of its own again when its primary is deleted, and comes back with it', async () => {
    const { client } = workbench
    const [tiers, needs] = (await client.call('workspaces.current', {}))!.structures
    await client.call('structures.layOver', { structureId: needs!.id, primaryId: tiers!.id })
    const without = await client.call('structures.remove', { structureId: tiers!.id })
    expect(without.structures.find(({ id }) => id === needs!.id)).not.toHaveProperty('secondLabelOf')
    const restored = await client.call('history.undo', {})
    expect(restored.structures.find(({ id }) => id === needs!.id)).toMatchObject({ secondLabelOf: tiers!.id })
  })
})
