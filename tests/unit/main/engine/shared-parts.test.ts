import { afterEach, expect, test } from 'vitest'
import { seededRandom } from '../../../../main/domain/random/seeded-random.ts'
import { ROWS_PER_STRIP } from '../../../../main/engine/blocks.ts'
import { compileMeasures, type MeasureNode } from '../../../../main/engine/measure-program.ts'
import { createSegmentEngine } from '../../../../main/engine/segment-engine.ts'
import { sharedParts } from '../../../../main/engine/shared-parts.ts'
import type { SegmentEngine } from '../../../../main/ports/segment-engine.ts'
import type { SpineColumns } from '../../../../main/ports/spine-columns.ts'
import type { Measure, MeasureValue } from '../../../../shared/economics/measure.ts'
import { ENGINE_WORKER, tableOf } from './table-of.ts'

const engines: SegmentEngine[] = []

afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()))
})

async function engineOn(table: SpineColumns): Promise<SegmentEngine> {
  const engine = createSegmentEngine({ workerUrl: ENGINE_WORKER, threads: 1 })
  engines.push(engine)
  await engine.attach(table)
  return engine
}

const column = (name: string): MeasureValue => ({ kind: 'column', column: name, blankMeans: 'missing' })
const costed: MeasureValue = { kind: 'present', of: [column('margin'), column('cost')] }
const contribution: MeasureValue = {
  kind: 'when',
  test: costed,
  value: {
    kind: 'sum',
    terms: [
      { sign: 1, value: column('margin') },
      { sign: -1, value: column('cost') },
    ],
  },
}

/** Every kind of place in which a part can be shared: alone, as a test, a value, a term, a factor, under a sign. */
const MEASURES: readonly Measure[] = [
  { id: 'margin', value: column('margin') },
  { id: 'marginAgain', value: column('margin') },
  { id: 'contribution', value: contribution },
  { id: 'costedMargin', value: { kind: 'when', test: costed, value: column('margin') } },
  { id: 'squared', value: { kind: 'product', factors: [contribution, contribution] } },
  { id: 'gains', value: { kind: 'when', test: { kind: 'positive', of: contribution }, value: contribution } },
  { id: 'gainers', value: { kind: 'positive', of: contribution } },
  { id: 'costed', value: costed },
]

function numbers(seed: number, rows: number): (number | null)[] {
  const { uniform: next } = seededRandom(seed)
  return Array.from({ length: rows }, () => (next() < 0.1 ? null : Math.round((next() - 0.3) * 1e6) / 100))
}

const table = (): SpineColumns => {
  const rows = 3 * ROWS_PER_STRIP + 77
  return tableOf([
    { name: 'margin', type: 'number', cells: numbers(1, rows) },
    { name: 'cost', type: 'number', cells: numbers(2, rows) },
  ])
}

test('measures that share parts are the same as each alone', async () => {
  const spine = table()
  const everything = { rules: [], thresholds: new Map(), asOf: '2026-01-31' }
  const together = await (await engineOn(spine)).evaluate(everything, MEASURES)
  for (const [index, measure] of MEASURES.entries()) {
    const alone = await (await engineOn(spine)).evaluate(everything, [measure])
    expect([together.sums[index], together.counts[index]], measure.id).toEqual([alone.sums[0], alone.counts[0]])
  }
  // Not all nothing.
  expect([...together.sums].every((sum) => sum !== 0)).toBe(true)
})

function nodesOf(): (id: string) => MeasureNode {
  const nodes = compileMeasures(MEASURES, table().columns, [])
  return (id) => {
    const node = nodes[MEASURES.findIndex((measure) => measure.id === id)]
    if (node === undefined) throw new Error(`No measure ${id}`)
    return node
  }
}

test('equal parts are one node, and shared where more than one place asks for it', () => {
  const nodeOf = nodesOf()
  const [margin, first, squared] = [nodeOf('margin'), nodeOf('contribution'), nodeOf('squared')]
  expect(nodeOf('marginAgain')).toBe(margin)
  expect(squared).toEqual({ kind: 'product', of: [first, first] })
  const shared = sharedParts(
    MEASURES.map(({ id }) => nodeOf(id)),
    () => 0,
  )
  expect(shared.of(margin)).not.toBeNull()
  expect(shared.of(first)).not.toBeNull()
  expect(shared.of(squared)).toBeNull()
  expect(sharedParts([first], () => 0).of(first)).toBeNull()
})

test('what is shared is worked out anew for each strip', () => {
  const margin = nodesOf()('margin')
  const shared = sharedParts([margin, margin], () => 64)
  const part = shared.of(margin)
  if (part === null) throw new Error('The measure is shared with itself')
  expect(part.offset).toBe(64)
  part.address = 1000
  shared.begin()
  expect(part.address).toBeNull()
})
