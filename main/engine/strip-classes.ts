import type { StoredColumn } from '../ports/spine-columns.ts'
import { PLANE_BYTES, ROWS_PER_STRIP } from './blocks.ts'
import type { ReadyProgram } from './program.ts'
import { type ProgramRunner, programRunner } from './run-program.ts'
import type { SpacePlan } from './space-plan.ts'
import type { ChunkKernels, Place } from './table-kernels.ts'

/** A class is a byte: eight binary digits. */
const MOST_DIGITS = 8
/** The rows of the last step's padding. */
const PADDING = 16

/**
 * Puts a strip's rows into classes: the first true rule takes a row, the last class is the default path. What is made
 * stands in the working space at these offsets until the next strip; planes one after the other.
 */
export interface StripClassifier {
  /** Per rule: where it is true, before order decides. */
  readonly matches: number
  /** Per rule: where it is unknown. */
  readonly unknown: number
  /** Per class: its rows. */
  readonly members: number
  /** Rows that two or more rules match: those matched once more after they were taken. */
  readonly overlapping: number
  /** Rows of the strip. */
  readonly rows: number
  load(chunk: ChunkKernels): void
  classify(place: Place): void
  /** Writes the class of each row as a byte, and after the last row a class of its own, and answers with their address. */
  writeBytes(place: Place): number
}

export function stripClassifier(
  program: ReadyProgram,
  columns: readonly StoredColumn[],
  plan: SpacePlan,
): StripClassifier {
  const runner = programRunner(program, columns, plan)
  const classifier = classifierOf(runner, 0, program.rules.length, plan)
  return {
    ...classifier,
    load: runner.load,
    classify(place) {
      runner.begin(place)
      classifier.classify(place)
    },
  }
}

/** Puts rows into classes by `rules` rules of a program from `first` on, whose runner the caller loads and begins. */
export function classifierOf(
  runner: ProgramRunner,
  first: number,
  rules: number,
  plan: SpacePlan,
): Omit<StripClassifier, 'load'> {
  const matches = plan.take(rules * PLANE_BYTES)
  const unknown = plan.take(rules * PLANE_BYTES)
  const members = plan.take((rules + 1) * PLANE_BYTES)
  const overlapping = plan.take(PLANE_BYTES)
  const rows = plan.take(PLANE_BYTES)
  const digits = plan.take(MOST_DIGITS * PLANE_BYTES)
  const bytes = plan.take(ROWS_PER_STRIP + PADDING)
  /** What no rule took is the default path's. */
  const free = members + rules * PLANE_BYTES
  const digitCount = 32 - Math.clz32(rules)

  return {
    matches,
    unknown,
    members,
    overlapping,
    rows,
    classify(place) {
      const { kernels, space } = place
      kernels.fillRows(space + rows, place.rows, PLANE_BYTES)
      kernels.fillRows(space + free, place.rows, PLANE_BYTES)
      kernels.fillBytes(space + overlapping, 0, PLANE_BYTES)
      for (let rule = 0; rule < rules; rule++) {
        const truth = runner.truth(first + rule)
        const own = rule * PLANE_BYTES
        if (truth === null) {
          for (const planes of [matches, unknown, members]) kernels.fillBytes(space + planes + own, 0, PLANE_BYTES)
        } else {
          kernels.takeRows(
            truth.certain,
            truth.possible,
            space + rows,
            space + free,
            space + overlapping,
            space + matches + own,
            space + unknown + own,
            space + members + own,
            PLANE_BYTES,
          )
        }
      }
    },
    writeBytes(place) {
      const { kernels, space } = place
      kernels.fillBytes(space + digits, 0, digitCount * PLANE_BYTES)
      for (let index = 1; index <= rules; index++) {
        const own = space + members + index * PLANE_BYTES
        for (let digit = 0; digit < digitCount; digit++) {
          const plane = space + digits + digit * PLANE_BYTES
          if (((index >> digit) & 1) === 1) kernels.orPlanes(plane, own, plane, PLANE_BYTES)
        }
      }
      kernels.writeClasses(space + digits, digitCount, PLANE_BYTES, space + bytes, place.rows, rules + 1)
      return space + bytes
    },
  }
}
