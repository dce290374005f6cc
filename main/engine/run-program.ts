import { assertNever } from '../../shared/contract/assert-never.ts'
import type { StoredColumn } from '../ports/spine-columns.ts'
import { PLANE_BYTES } from './blocks.ts'
import { entry } from './entry.ts'
import { lookupSpace } from './lookup-space.ts'
import type { ProgramNode, ReadyProgram } from './program.ts'
import { stepRunner, type Truth } from './run-step.ts'
import type { SpacePlan } from './space-plan.ts'
import type { ChunkKernels, Place } from './table-kernels.ts'

/** Shared steps whose truth is kept while a strip is worked on. Those beyond are worked out again. */
const MOST_KEPT = 512

/** Works out the rules of one program strip by strip; planes are reused, so what must outlive the next call is copied. */
export interface ProgramRunner {
  /** Puts what the program needs into a chunk's working space. */
  load(chunk: ChunkKernels): void
  /** Moves to a strip; nothing is worked out yet. */
  begin(place: Place): void
  /** The truth of rule `rule`; bits after the strip's last row are undefined. Null for unfinished text. */
  truth(rule: number): Truth | null
}

export function programRunner(program: ReadyProgram, columns: readonly StoredColumn[], plan: SpacePlan): ProgramRunner {
  const steps = stepRunner(program.steps, columns, lookupSpace(program.lookups, program.tables, columns, plan), plan)
  const stack = Array.from({ length: depthOf(program) }, () => plan.take(2 * PLANE_BYTES))
  const kept = keptSteps(program.uses, plan)
  let place: Place | null = null

  const pair = (at: Place, offset: number): Truth => {
    const certain = at.space + offset
    return { certain, possible: certain + PLANE_BYTES }
  }

  function runStep(number: number, at: Place, depth: number): Truth {
    const keep = kept.get(number)
    if (keep === undefined) return steps.run(number, at, pair(at, entry(stack, depth)))
    keep.truth ??= steps.run(number, at, pair(at, keep.offset))
    return keep.truth
  }

  function negate(truth: Truth, at: Place, depth: number): Truth {
    const out = pair(at, entry(stack, depth))
    at.kernels.notPlanes(truth.certain, truth.possible, out.certain, out.possible, PLANE_BYTES)
    return out
  }

  /** The node's truth, in the stack's planes at `depth` or in others, which must not be written to. */
  function run(node: ProgramNode, at: Place, depth: number): Truth {
    switch (node.kind) {
      case 'step': {
        const truth = runStep(node.step, at, depth)
        return node.negated ? negate(truth, at, depth) : truth
      }
      case 'not':
        return negate(run(node.of, at, depth), at, depth)
      case 'all':
      case 'any': {
        const combine = node.kind === 'all' ? at.kernels.andPlanes : at.kernels.orPlanes
        const out = pair(at, entry(stack, depth))
        let truth: Truth | null = null
        for (const part of node.of) {
          if (truth === null) truth = run(part, at, depth)
          else {
            const next = run(part, at, depth + 1)
            combine(truth.certain, next.certain, out.certain, PLANE_BYTES)
            combine(truth.possible, next.possible, out.possible, PLANE_BYTES)
            truth = out
          }
        }
        return truth ?? constant(out, node.kind === 'all', at)
      }
      default:
        return assertNever(node)
    }
  }

  return {
    load: steps.load,
    begin(next) {
      place = next
      for (const keep of kept.values()) keep.truth = null
    },
    truth(rule) {
      const { node } = entry(program.rules, rule)
      return node === null || place === null ? null : run(node, place, 0)
    },
  }
}

/** An `all` of nothing is true, an `any` of nothing false. */
function constant(out: Truth, truth: boolean, at: Place): Truth {
  at.kernels.fillBytes(out.certain, truth ? 0xff : 0, 2 * PLANE_BYTES)
  return out
}

interface Kept {
  readonly offset: number
  truth: Truth | null
}

function keptSteps(uses: readonly number[], plan: SpacePlan): ReadonlyMap<number, Kept> {
  const numbers = [...uses.keys()].filter((number) => entry(uses, number) > 1).slice(0, MOST_KEPT)
  return new Map(numbers.map((number) => [number, { offset: plan.take(2 * PLANE_BYTES), truth: null }]))
}

function depthOf(program: ReadyProgram): number {
  return Math.max(0, ...program.rules.map(({ node }) => (node === null ? 0 : nodeDepth(node))))
}

function nodeDepth(node: ProgramNode): number {
  if (node.kind === 'step') return 1
  if (node.kind === 'not') return nodeDepth(node.of)
  return 1 + Math.max(0, ...node.of.map(nodeDepth))
}
