import { expect, it } from 'vitest'
import { createSegmentEngine } from '../../../../main/engine/segment-engine.ts'
import { takeSpace } from '../../../../main/engine/working-space.ts'
import type { SpineColumns } from '../../../../main/ports/spine-columns.ts'
import { ENGINE_WORKER, tableOf } from './table-of.ts'

const PAGE_BYTES = 65_536
const table = () => tableOf([{ name: 'x', type: 'number', cells: [1, 2, 3] }])

/** A table of two chunks, the second in a memory that cannot grow. */
function fullTable(): SpineColumns {
  const { columns, chunks } = table()
  const [chunk] = chunks
  if (chunk === undefined) throw new Error('A table with rows has a chunk')
  const full = { ...chunk, memory: new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }) }
  return { rowCount: 6, columns, chunks: [chunk, full] }
}

it('working space lies after the columns, apart from what others have, and is taken again once it is left', () => {
  const spine = table()
  const columnsEnd = spine.chunks[0]!.memory.buffer.byteLength
  const first = takeSpace(spine, 1000)
  const second = takeSpace(spine, 100_000)
  expect([first.bytes, second.bytes]).toEqual([PAGE_BYTES, 2 * PAGE_BYTES])
  expect([first.offsets, second.offsets]).toEqual([[columnsEnd], [columnsEnd + PAGE_BYTES]])
  second.release()
  expect(takeSpace(spine, 70_000).offsets).toEqual(second.offsets)
  expect(takeSpace(spine, 1).offsets).toEqual([columnsEnd + 3 * PAGE_BYTES])
})

it('memory that cannot be had is said with the figure, and what was taken on the way is left again', () => {
  const spine = fullTable()
  expect(() => takeSpace(spine, 3 * 2 ** 20)).toThrow(
    'The calculation needs 8 MB more memory than this computer gives.',
  )
  const [first] = spine.chunks
  const again = takeSpace({ ...spine, chunks: [first!] }, 4 * 2 ** 20)
  expect(again.offsets).toEqual([first!.memory.buffer.byteLength - 4 * 2 ** 20])
})

it('an evaluation that finds no memory is refused with that sentence, and asked again is refused again', async () => {
  const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 1 })
  await engine.attach(fullTable())
  const everything = { rules: [], thresholds: new Map(), asOf: '2026-01-31' }
  for (const _ of [1, 2]) {
    await expect(engine.evaluate(everything, [])).rejects.toMatchObject({ code: 'not-available' })
  }
  await engine.close()
})

it('threads that come and go over one table use the space of those before', async () => {
  const spine = table()
  const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 1 })
  const sizes: number[] = []
  for (let round = 0; round < 3; round++) {
    await engine.attach(spine)
    expect((await engine.evaluate({ rules: [], thresholds: new Map(), asOf: '2026-01-31' }, [])).units[0]).toBe(3)
    sizes.push(spine.chunks[0]!.memory.buffer.byteLength)
  }
  await engine.close()
  expect(new Set(sizes).size).toBe(1)
})
