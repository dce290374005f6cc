import { afterAll, describe, expect, it } from 'vitest'
import { createSegmentEngine } from '../../../../main/engine/segment-engine.ts'
import { openTableClassifier } from '../../../../main/engine/table-classifier.ts'
import type { SegmentEngine } from '../../../../main/ports/segment-engine.ts'
import type { SpineColumns } from '../../../../main/ports/spine-columns.ts'
import { ENGINE_WORKER, tableOf } from './table-of.ts'

const seats = (cells: readonly number[]): SpineColumns => tableOf([{ name: 'seats', type: 'integer', cells }])
const structureAt = (floor: number) => ({
  rules: [
    {
      id: 'large',
      rule: {
        kind: 'compare',
        column: 'seats',
        operator: '>=',
        operand: { type: 'number', value: floor },
        ignoringCase: false,
      } as const,
    },
  ],
  thresholds: new Map<string, number>(),
  asOf: '2025-09-30',
})

const screen = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 1 })
afterAll(() => screen.close())

/** A classifier that tells what it did with engines of its own. */
function watched(table: SpineColumns, onScreen: () => SpineColumns | null) {
  const done: string[] = []
  const createEngine = (): SegmentEngine => {
    const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 1 })
    done.push('create')
    return {
      ...engine,
      attach: (spine) => {
        done.push('attach')
        return engine.attach(spine)
      },
      close: () => {
        done.push('close')
        return engine.close()
      },
    }
  }
  const isAttached = (other: SpineColumns) => other === onScreen()
  return { done, classifier: openTableClassifier(table, { engine: screen, isAttached, createEngine }) }
}

describe('a table classifier', () => {
  it('keeps one engine for all calls over a table that is not on screen, and leaves the screen’s alone', async () => {
    const shown = seats([9, 9])
    await screen.attach(shown)
    const { classifier, done } = watched(seats([1, 2, 3]), () => shown)
    const found = await Promise.all([1, 2, 3].map((floor) => classifier.classify(structureAt(floor))))
    expect(found.map((classes) => [...classes])).toEqual([
      [0, 0, 0],
      [1, 0, 0],
      [1, 1, 0],
    ])
    await classifier.close()
    expect(done).toEqual(['create', 'attach', 'close'])
    expect([...(await screen.classify(structureAt(9)))]).toEqual([0, 0])
  })

  it('uses the screen’s engine as long as that holds the table, and starts none', async () => {
    const shown = seats([4, 5])
    await screen.attach(shown)
    let onScreen: SpineColumns | null = shown
    const { classifier, done } = watched(shown, () => onScreen)
    expect([...(await classifier.classify(structureAt(5)))]).toEqual([1, 0])
    expect(done).toEqual([])
    onScreen = null
    await screen.detach()
    expect([...(await classifier.classify(structureAt(5)))]).toEqual([1, 0])
    await classifier.close()
    expect(done).toEqual(['create', 'attach', 'close'])
  })
})
