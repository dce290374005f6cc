/*
 * The threshold cube: what the units of a structure sum up to, by where a line that moves over one column puts them. The
 * line stands on one of some offered steps, ascending. A cell holds the units that are of one class while the line stands
 * before a step, of one on that step, and of one after it; units that the line does not move are of one class throughout.
 * Adding up the cells of a step gives its figures without a look at the units.
 */

/** Cells in ascending order of `step`; all lists are as long as there are cells. */
export interface ThresholdCube {
  /** Index of the step. */
  readonly step: ArrayLike<number>
  /** The class before the step, on it, and after it. */
  readonly before: ArrayLike<number>
  readonly at: ArrayLike<number>
  readonly after: ArrayLike<number>
  readonly units: ArrayLike<number>
  /** Per measure: sums over units with a value, and how many have one. */
  readonly sums: readonly ArrayLike<number>[]
  readonly counts: readonly ArrayLike<number>[]
}

/** The units and sums of every class at every step, worked out once so that a step is a look-up. */
export interface CubeFigures {
  readonly stepCount: number
  readonly classCount: number
  /** K counts of units with the line on a step. */
  units(step: number): Float64Array
  /** K × M sums, row-major by class, and K × M counts of units with a value. */
  sums(step: number): Float64Array
  counts(step: number): Float64Array
}

/**
 * Adds a cube up for every step. Cells are only ever added, never taken away again, so what has left a class leaves no
 * rounding behind. ∞ and −∞ have no sum, which is said as ∞, as the engine does.
 */
export function cubeFigures(cube: ThresholdCube, stepCount: number, classCount: number): CubeFigures {
  const width = 1 + 2 * cube.sums.length
  const columns = [cube.units, ...cube.sums, ...cube.counts]
  const row = classCount * width
  const table = new Float64Array(stepCount * row)
  const add = (into: Float64Array, at: number, cell: number): void => {
    for (let column = 0; column < width; column++) {
      into[at + column] = (into[at + column] as number) + (columns[column]?.[cell] ?? 0)
    }
  }
  const cellsOf = cellsByStep(cube, stepCount)
  const passed = new Float64Array(row)
  const ahead = new Float64Array(row)
  for (let step = 0; step < stepCount; step++) {
    addTo(table, step * row, passed)
    for (const cell of cellsOf[step] ?? []) {
      add(table, step * row + (cube.at[cell] ?? 0) * width, cell)
      add(passed, (cube.after[cell] ?? 0) * width, cell)
    }
  }
  for (let step = stepCount - 1; step >= 0; step--) {
    addTo(table, step * row, ahead)
    for (const cell of cellsOf[step] ?? []) add(ahead, (cube.before[cell] ?? 0) * width, cell)
  }
  const part = (step: number, from: number, length: number): Float64Array => {
    const found = new Float64Array(classCount * length)
    for (let index = 0; index < classCount; index++) {
      const at = step * row + index * width + from
      for (let column = 0; column < length; column++) {
        const value = table[at + column] ?? 0
        found[index * length + column] = Number.isNaN(value) ? Number.POSITIVE_INFINITY : value
      }
    }
    return found
  }
  const measures = cube.sums.length
  return {
    stepCount,
    classCount,
    units: (step) => part(step, 0, 1),
    sums: (step) => part(step, 1, measures),
    counts: (step) => part(step, 1 + measures, measures),
  }
}

function cellsByStep({ step }: ThresholdCube, stepCount: number): readonly (readonly number[])[] {
  const cells: number[][] = Array.from({ length: stepCount }, () => [])
  for (let cell = 0; cell < step.length; cell++) cells[step[cell] ?? 0]?.push(cell)
  return cells
}

function addTo(table: Float64Array, at: number, row: Float64Array): void {
  for (let index = 0; index < row.length; index++) {
    table[at + index] = (table[at + index] as number) + (row[index] as number)
  }
}
