import { rowMask, WORDS_PER_BLOCK } from './bit-planes.ts'
import type { Block, TableViews } from './block-view.ts'
import type { ReadyProgram } from './program.ts'
import { programRunner } from './run-program.ts'

/** A block's rows as bit planes, one bit per row; overwritten by the next block. */
export interface BlockClasses {
  /** Per rule: where it is true, before order decides. */
  readonly matches: readonly Int32Array[]
  /** Per rule: where it is unknown. */
  readonly unknown: readonly Int32Array[]
  /** Per class: its units; the first true rule takes a unit, the last class is the default path. */
  readonly members: readonly Int32Array[]
  /** Rows that two or more rules match: those matched once more after they were taken. */
  readonly overlapping: Int32Array
}

/** Returns a function that puts a block's rows into classes. */
export function blockClassifier(program: ReadyProgram, views: TableViews): (block: Block) => BlockClasses {
  const runner = programRunner(program, views)
  const plane = (): Int32Array => new Int32Array(WORDS_PER_BLOCK)
  const classes: BlockClasses = {
    matches: program.rules.map(plane),
    unknown: program.rules.map(plane),
    members: [...program.rules.map(plane), plane()],
    overlapping: plane(),
  }
  const free = classes.members[program.rules.length] ?? plane()
  const { overlapping } = classes
  return (block) => {
    runner.start(block)
    overlapping.fill(0)
    for (let word = 0; word < block.words; word++) free[word] = rowMask(block.rows, word)
    for (const [rule, matches] of classes.matches.entries()) {
      const unknown = classes.unknown[rule] as Int32Array
      const members = classes.members[rule] as Int32Array
      const truth = runner.truth(rule)
      for (let word = 0; word < block.words; word++) {
        const rows = rowMask(block.rows, word)
        const certain = truth === null ? 0 : (truth.certain[word] as number) & rows
        const left = free[word] as number
        matches[word] = certain
        unknown[word] = truth === null ? 0 : (truth.possible[word] as number) & ~certain & rows
        members[word] = certain & left
        overlapping[word] = (overlapping[word] as number) | (certain & ~left)
        free[word] = left & ~certain
      }
    }
    return classes
  }
}

/** The class of each row, as a byte; the plain version asks every row for the first plane that has its bit. */
export function writeClassBytes(members: readonly Int32Array[], block: Block, out: Uint8Array, offset: number): void {
  const last = members.length - 1
  out.fill(last, offset, offset + block.rows)
  for (let index = 0; index < last; index++) {
    const plane = members[index] as Int32Array
    for (let word = 0; word < block.words; word++) {
      let bits = plane[word] as number
      const first = offset + (word << 5)
      while (bits !== 0) {
        const lowest = bits & -bits
        out[first + 31 - Math.clz32(lowest)] = index
        bits ^= lowest
      }
    }
  }
}
