import { assertNever } from '../../shared/contract/assert-never.ts'
import { andPlanes, notPlanes, orPlanes, type TruthPlanes, truthPlanes } from './bit-planes.ts'
import type { Block, TableViews } from './block-view.ts'
import { amongF64, amongI32, distanceI32, lookupU8, lookupU16, lookupU32 } from './lookup-kernels.ts'
import type { ProgramNode, ReadyProgram, Step } from './program.ts'
import { rangeF64, rangeI32 } from './range-kernels.ts'

/** Shared steps whose planes are kept while a block is worked on: 16 KiB each. Those beyond are worked out again. */
const MOST_KEPT = 512

/** Works out the rules of one program block by block; planes are reused, so copy what must outlive the next call. */
export interface ProgramRunner {
  /** Moves to a block; nothing is worked out yet. */
  start(block: Block): void
  /** The truth of rule `rule`; bits after the block's last row are undefined. Null for unfinished text. */
  truth(rule: number): TruthPlanes | null
}

export function programRunner(program: ReadyProgram, views: TableViews): ProgramRunner {
  const stack: TruthPlanes[] = []
  const kept = new Map<number, { readonly planes: TruthPlanes; block: number }>()
  let block: Block | null = null

  function planesAt(depth: number): TruthPlanes {
    const known = stack[depth] ?? truthPlanes()
    stack[depth] = known
    return known
  }

  function runStep(number: number, at: Block, depth: number): TruthPlanes {
    const step = entry(program.steps, number)
    const place = kept.get(number)
    if (place !== undefined && place.block === at.index) return place.planes
    if (place === undefined && (entry(program.uses, number) < 2 || kept.size >= MOST_KEPT)) {
      return writeStep(step, program, views, at, planesAt(depth))
    }
    const keep = place ?? { planes: truthPlanes(), block: at.index }
    keep.block = at.index
    kept.set(number, keep)
    return writeStep(step, program, views, at, keep.planes)
  }

  /** The node's truth, in the stack's planes at `depth` or in kept ones, which must not be written to. */
  function run(node: ProgramNode, at: Block, depth: number): TruthPlanes {
    switch (node.kind) {
      case 'step': {
        const planes = runStep(node.step, at, depth)
        if (!node.negated) return planes
        notPlanes(planes, planesAt(depth), at.words)
        return planesAt(depth)
      }
      case 'not':
        notPlanes(run(node.of, at, depth), planesAt(depth), at.words)
        return planesAt(depth)
      case 'all':
      case 'any': {
        const combine = node.kind === 'all' ? andPlanes : orPlanes
        const out = planesAt(depth)
        let truth: TruthPlanes | null = null
        for (const part of node.of) {
          if (truth === null) truth = run(part, at, depth)
          else {
            combine(truth, run(part, at, depth + 1), out, at.words)
            truth = out
          }
        }
        return truth ?? constantPlanes(out, node.kind === 'all')
      }
      default:
        return assertNever(node)
    }
  }

  return {
    start(next) {
      block = next
    },
    truth(rule) {
      const { node } = entry(program.rules, rule)
      return node === null || block === null ? null : run(node, block, 0)
    },
  }
}

/** An `all` of nothing is true, an `any` of nothing false. */
function constantPlanes(out: TruthPlanes, truth: boolean): TruthPlanes {
  out.certain.fill(truth ? -1 : 0)
  out.possible.fill(truth ? -1 : 0)
  return out
}

/** A missing value is possible and not certain, whatever bit its stand-in has set. */
function writeStep(step: Step, program: ReadyProgram, views: TableViews, at: Block, out: TruthPlanes): TruthPlanes {
  const { certain, possible } = out
  if (step.kind === 'present') {
    const present = views.present(step.column, at)
    certain.set(present)
    possible.set(present)
    return out
  }
  writeMatches(step, program, views, at, certain)
  const [first, second] = step.kind === 'distance' ? [step.earlier, step.later] : [step.column, step.column]
  const a = views.present(first, at)
  const b = views.present(second, at)
  for (let word = 0; word < at.words; word++) {
    const present = (a[word] as number) & (b[word] as number)
    const match = (certain[word] as number) & present
    certain[word] = match
    possible[word] = match | ~present
  }
  return out
}

function writeMatches(
  step: Exclude<Step, { kind: 'present' }>,
  program: ReadyProgram,
  views: TableViews,
  at: Block,
  out: Int32Array,
): void {
  const { firstInChunk: first, rows } = at
  if (step.kind === 'distance') {
    const earlier = views.values(step.earlier, at)
    const later = views.values(step.later, at)
    if (!(earlier instanceof Int32Array && later instanceof Int32Array)) throw unfit(step)
    distanceI32(earlier, later, first, rows, step.days, out)
    return
  }
  const values = views.values(step.column, at)
  if (step.kind === 'lookup') {
    const table = entry(program.tables, step.lookup)
    if (values instanceof Uint8Array) lookupU8(values, first, rows, table, out)
    else if (values instanceof Uint16Array) lookupU16(values, first, rows, table, out)
    else if (values instanceof Uint32Array) lookupU32(values, first, rows, table, out)
    else throw unfit(step)
  } else if (values instanceof Float64Array) {
    if (step.kind === 'range') rangeF64(values, first, rows, step.low, step.high, out)
    else amongF64(values, first, rows, step.values, out)
  } else if (values instanceof Int32Array) {
    if (step.kind === 'range') rangeI32(values, first, rows, step.low, step.high, out)
    else amongI32(values, first, rows, step.values, out)
  } else throw unfit(step)
}

function unfit(step: Step): Error {
  return new Error(`A ${step.kind} step met a storage it is not made for`)
}

function entry<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new RangeError(`No entry ${index} among ${list.length}`)
  return found
}
