import type { InputOf } from '../../shared/contract/contract.ts'
import { CUBE_FACTS, type CubeFacts, cubeFacts } from '../../shared/contract/threshold-cube.ts'
import { type ClassSums, classSumsOf } from '../../shared/economics/class-sums.ts'
import { cubeFigures } from '../../shared/economics/threshold-cube.ts'
import { callArrow } from './call-arrow.ts'
import type { CallOptions } from './request.ts'

/** The sums of an option's classes with a line on each of its steps. */
export interface CubeAnswer extends CubeFacts {
  /** One per entry, in order. */
  classes(step: number): readonly ClassSums[]
}

/** Asks for a threshold cube and adds it up. */
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
  const figures = cubeFigures(cube, stepCount, entryIds.length)
  return {
    ...facts,
    classes: (step) => classSumsOf(measureIds, figures.units(step), figures.sums(step), figures.counts(step)),
  }
}
