import type { ThresholdCube } from '../../shared/economics/threshold-cube.ts'
import type { CubeSpan } from './worker-task.ts'

interface Cell {
  readonly key: number
  readonly step: number
  units: number
  readonly sums: Float64Array
  readonly counts: Float64Array
}

/** Puts spans together in their order, so that sums are the same for any number of threads. */
export function cubeOf(spans: readonly CubeSpan[], measureCount: number): ThresholdCube {
  const cells = new Map<number, Cell>()
  for (const span of spans.toSorted((a, b) => a.span - b.span)) addSpan(span, cells, measureCount)
  const sorted = [...cells.values()].sort((a, b) => a.step - b.step || a.key - b.key)
  const perMeasure = (of: (cell: Cell, measure: number) => number): readonly Float64Array[] =>
    Array.from({ length: measureCount }, (_, measure) => Float64Array.from(sorted, (cell) => of(cell, measure)))
  return {
    step: Uint32Array.from(sorted, ({ step }) => step),
    before: Uint8Array.from(sorted, ({ key }) => key & 255),
    at: Uint8Array.from(sorted, ({ key }) => (key >> 8) & 255),
    after: Uint8Array.from(sorted, ({ key }) => (key >> 16) & 255),
    units: Float64Array.from(sorted, ({ units }) => units),
    sums: perMeasure(({ sums }, measure) => sums[measure] as number),
    counts: perMeasure(({ counts }, measure) => counts[measure] as number),
  }
}

/** Keys are three bytes; a step beside one is still a whole number that a double holds. */
const STEP_FACTOR = 2 ** 24

function addSpan(span: CubeSpan, cells: Map<number, Cell>, measureCount: number): void {
  for (const [index, key] of span.key.entries()) {
    const step = span.step[index] as number
    const cell = cells.get(step * STEP_FACTOR + key) ?? emptyCell(key, step, measureCount)
    cells.set(step * STEP_FACTOR + key, cell)
    cell.units += span.units[index] as number
    for (let measure = 0; measure < measureCount; measure++) {
      const at = index * measureCount + measure
      cell.sums[measure] = (cell.sums[measure] as number) + (span.sums[at] as number)
      cell.counts[measure] = (cell.counts[measure] as number) + (span.counts[at] as number)
    }
  }
}

function emptyCell(key: number, step: number, measureCount: number): Cell {
  return { key, step, units: 0, sums: new Float64Array(measureCount), counts: new Float64Array(measureCount) }
}
