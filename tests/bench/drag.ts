/*
 * A threshold under the hand: how long the engine takes to work out what its steps do and to give the exact figures after
 * the release, beside DuckDB's GROUP BY of the same cells; then a drag in a real browser, traced, with three options on
 * screen that share the threshold. At a million units and at ten million; TESSERA_DRAG_ROWS takes other numbers.
 */
import { type CubeTimes, cubeTimes } from './drag/cube-times.ts'
import { type TracedDrag, tracedDrag } from './drag/traced-drag.ts'

const ROWS = (process.env.TESSERA_DRAG_ROWS ?? '1000000,10000000').split(',').map(Number)

export interface DragFigures {
  readonly engine: readonly CubeTimes[]
  /** Null where there is no browser. */
  readonly browser: readonly (TracedDrag | null)[]
}

export async function benchDrag(): Promise<DragFigures> {
  const engine: CubeTimes[] = []
  const browser: (TracedDrag | null)[] = []
  for (const rows of ROWS) {
    engine.push(await cubeTimes(rows))
    browser.push(await tracedDrag(rows))
  }
  return { engine, browser }
}
