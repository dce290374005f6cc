import type { InputOf } from '../../shared/contract/contract.ts'
import { CUBE_FACTS, type CubeFacts, cubeFacts } from '../../shared/contract/threshold-cube.ts'
import { type ClassSums, classSumsOf } from '../../shared/economics/class-sums.ts'
import { type CubeFigures, cubeFigures } from '../../shared/economics/threshold-cube.ts'
import { callArrow } from './call-arrow.ts'
import type { CallOptions } from './request.ts'

/** The sums of an option's classes with a line on each of its steps. */
export interface CubeAnswer extends CubeFacts {
  /** One per entry, in order. */
  classes(step: number): readonly ClassSums[]
}

/** Asks for a threshold cube. */
export async function callCube(input: InputOf<'thresholds.cube'>, options: CallOptions = {}): Promise<CubeAnswer> {
  return cubeOfTable(await callArrow('thresholds.cube', input, options), input.steps.length)
}

type CubeTable = Awaited<ReturnType<typeof callArrow>>

/** Reads the answer: see the procedure for its columns. */
export function cubeOfTable(table: CubeTable, stepCount: number): CubeAnswer {
  const facts = cubeFacts.parse(JSON.parse(table.schema.metadata.get(CUBE_FACTS) ?? 'null'))
  const column = (name: string): ArrayLike<number> => table.getChild(name)?.toArray() ?? []
  const { entryIds, measureIds } = facts
  const cube = {
    ...{ step: column('step'), before: column('before'), at: column('at'), after: column('after') },
    units: column('units'),
    sums: measureIds.map((id) => column(`sum ${id}`)),
    counts: measureIds.map((id) => column(`count ${id}`)),
  }
  // Added up when the line is first held: most cubes are asked for ahead and never are.
  let figures: CubeFigures | null = null
  return {
    ...facts,
    classes(step) {
      figures ??= cubeFigures(cube, stepCount, entryIds.length)
      return classSumsOf(measureIds, figures.units(step), figures.sums(step), figures.counts(step))
    },
  }
}
