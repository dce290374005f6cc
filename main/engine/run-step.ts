import type { StoredColumn } from '../ports/spine-columns.ts'
import { PLANE_BYTES } from './blocks.ts'
import { entry } from './entry.ts'
import type { LookupSpace } from './lookup-space.ts'
import type { Step } from './program.ts'
import type { SpacePlan } from './space-plan.ts'
import type { ChunkKernels, Place } from './table-kernels.ts'

/** Addresses of a strip's truth (see program.ts). */
export interface Truth {
  readonly certain: number
  readonly possible: number
}

/** Values of a list that are compared one by one; longer ones are searched by halving. */
const FEW_VALUES = 8
const LEAST_INTEGER = -(2 ** 31)
const MOST_INTEGER = 2 ** 31 - 1
const MOST_DAYS = 2 ** 32 - 1

/** Runs single steps of a program, whose lists and lookup tables lie in the working space. */
export interface StepRunner {
  load(chunk: ChunkKernels): void
  /** Works a step out into `out`, and answers where its truth stands, which may be elsewhere. */
  run(number: number, place: Place, out: Truth): Truth
}

export function stepRunner(
  steps: readonly Step[],
  columns: readonly StoredColumn[],
  lookups: LookupSpace,
  plan: SpacePlan,
): StepRunner {
  const lists = steps.map((step) => (step.kind === 'list' ? plan.take(step.values.byteLength) : 0))

  /** Sets the bits of rows whose value fits, missing or not, in `out.certain`; `out.possible` is free for the work. */
  function writeMatches(number: number, place: Place, out: Truth): void {
    const step = entry(steps, number)
    if (step.kind === 'range') writeRange(step.column, step.low, step.high, place, out.certain)
    else if (step.kind === 'list') writeList(step, place.space + entry(lists, number), place, out)
    else if (step.kind === 'lookup') lookups.run(step.lookup, place, out.certain)
    else if (step.kind === 'distance') writeDistance(step, place, out.certain)
  }

  function writeRange(column: number, low: number, high: number, place: Place, out: number): void {
    const { kernels, paddedRows } = place
    const values = place.values(column)
    const { storage } = entry(columns, column)
    if (storage === 'i32') writeWhole(values, low, high, place, out)
    else if (storage !== 'f64') throw unfit('range', storage)
    else if (high === Number.POSITIVE_INFINITY) kernels.atLeastF64(values, low, out, paddedRows)
    else if (low === Number.NEGATIVE_INFINITY) kernels.atMostF64(values, high, out, paddedRows)
    else kernels.betweenF64(values, low, high, out, paddedRows)
  }

  function writeList(step: Extract<Step, { kind: 'list' }>, wanted: number, place: Place, out: Truth): void {
    const { kernels, paddedRows } = place
    const { values, column } = step
    if (values.length <= FEW_VALUES) {
      kernels.fillBytes(out.certain, 0, PLANE_BYTES)
      for (const value of values) {
        writeRange(column, value, value, place, out.possible)
        kernels.orPlanes(out.certain, out.possible, out.certain, PLANE_BYTES)
      }
      return
    }
    const among = entry(columns, column).storage === 'i32' ? kernels.amongI32 : kernels.amongF64
    among(place.values(column), wanted, values.length, out.certain, paddedRows)
  }

  return {
    load(chunk) {
      lookups.load(chunk)
      for (const [number, step] of steps.entries()) {
        if (step.kind !== 'list') continue
        chunk.doublesAt(chunk.space + entry(lists, number), step.values.length).set(step.values)
      }
    },
    run(number, place, out) {
      const step = entry(steps, number)
      if (step.kind === 'present') return { certain: place.present(step.column), possible: place.present(step.column) }
      writeMatches(number, place, out)
      const [a, b] = step.kind === 'distance' ? [step.earlier, step.later] : [step.column, step.column]
      place.kernels.settleTruth(out.certain, out.possible, place.present(a), place.present(b), PLANE_BYTES)
      return out
    },
  }
}

/** Bounds that are not whole are moved inwards; narrowed to an i32, one beyond its range would wrap round. */
function writeWhole(values: number, low: number, high: number, place: Place, out: number): void {
  const least = Math.max(Math.ceil(low), LEAST_INTEGER)
  const most = Math.min(Math.floor(high), MOST_INTEGER)
  if (least <= most) place.kernels.betweenI32(values, least, most, out, place.paddedRows)
  else place.kernels.fillBytes(out, 0, PLANE_BYTES)
}

function writeDistance(step: Extract<Step, { kind: 'distance' }>, place: Place, out: number): void {
  const { kernels, paddedRows } = place
  const days = Math.min(Math.floor(step.days), MOST_DAYS)
  if (days >= 0) kernels.distanceI32(place.values(step.earlier), place.values(step.later), days, out, paddedRows)
  else kernels.fillBytes(out, 0, PLANE_BYTES)
}

function unfit(step: string, storage: string): Error {
  return new Error(`A ${step} step met the storage ${storage}, which it is not made for`)
}
