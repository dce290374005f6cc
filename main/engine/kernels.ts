/*
 * The kernels of kernels/, compiled to WebAssembly and run over one chunk's memory, where columns, planes and vectors
 * lie. Addresses are bytes from the memory's start. See the sources for what each does and for its plain version.
 */
type Address = number

export type Kernels = {
  readonly atLeastF64: (values: Address, low: number, out: Address, rows: number) => void
  readonly atMostF64: (values: Address, high: number, out: Address, rows: number) => void
  readonly betweenF64: (values: Address, low: number, high: number, out: Address, rows: number) => void
  readonly betweenI32: (values: Address, low: number, high: number, out: Address, rows: number) => void
  readonly distanceI32: (earlier: Address, later: Address, days: number, out: Address, rows: number) => void
  readonly amongF64: Among
  readonly amongI32: Among

  readonly lookupFew: ByTable
  readonly lookupU8: ByTable
  readonly lookupU16: ByTable
  readonly lookupU32: ByTable

  readonly settleTruth: (
    certain: Address,
    possible: Address,
    present: Address,
    alsoPresent: Address,
    bytes: number,
  ) => void
  readonly andPlanes: (a: Address, b: Address, out: Address, bytes: number) => void
  readonly orPlanes: (a: Address, b: Address, out: Address, bytes: number) => void
  readonly notPlanes: (
    certain: Address,
    possible: Address,
    outCertain: Address,
    outPossible: Address,
    bytes: number,
  ) => void
  readonly fillBytes: (out: Address, byte: number, bytes: number) => void
  readonly fillRows: (out: Address, rows: number, bytes: number) => void
  readonly countBoth: (a: Address, b: Address, bytes: number) => number

  readonly takeRows: (
    certain: Address,
    possible: Address,
    rows: Address,
    free: Address,
    overlapping: Address,
    matches: Address,
    unknown: Address,
    members: Address,
    bytes: number,
  ) => void
  readonly writeClasses: (
    digits: Address,
    count: number,
    bytes: number,
    out: Address,
    rows: number,
    rest: number,
  ) => void
  readonly countReach: (
    rules: number,
    matches: Address,
    members: Address,
    unknown: Address,
    overlapping: Address,
    counts: Address,
    bytes: number,
  ) => void

  readonly writePairs: (a: Address, b: Address, rows: number, width: number, out: Address) => void
  readonly countPairs: (pairs: Address, rows: number, counts: Address) => void
  readonly sumPairs: (values: Address, pairs: Address, rows: number, sums: Address, counts: Address) => void

  readonly resample: (
    names: Address,
    classes: Address,
    values: Address,
    stride: number,
    measures: number,
    rows: number,
    seeds: Address,
    groups: number,
    sums: Address,
    groupBytes: number,
  ) => void

  readonly sumEight: SumEight
  readonly sumFour: SumFour
  readonly sumTwo: SumTwo
  readonly sumEightInCells: SumEight
  readonly sumFourInCells: SumFour
  readonly sumTwoInCells: SumTwo
  readonly countMissing: (
    present: Address,
    rows: Address,
    classes: Address,
    members: Address,
    classCount: number,
    counts: Address,
    bytes: number,
  ) => void

  readonly placeInCells: (
    before: Address,
    at: Address,
    after: Address,
    values: Address,
    ...rest: [
      ...StepArguments,
      oddCell: number,
      slots: Address,
      most: number,
      units: Address,
      cells: Address,
      rows: number,
    ]
  ) => number
  readonly addChanges: (before: Address, at: Address, after: Address, out: Address, bytes: number) => void
  readonly writeSteps: (
    plane: Address,
    values: Address,
    ...rest: [...StepArguments, out: Address, bytes: number]
  ) => void
  readonly countMoves: (
    before: Address,
    alsoBefore: Address,
    at: Address,
    alsoAt: Address,
    after: Address,
    alsoAfter: Address,
    steps: Address,
    changes: Address,
    bytes: number,
  ) => void
  readonly countInCells: (
    plane: Address,
    rows: Address,
    wanted: bigint,
    cells: Address,
    counts: Address,
    bytes: number,
  ) => void

  readonly fillVector: (out: Address, value: number, rows: number) => void
  readonly vectorOfI32: (values: Address, out: Address, rows: number) => void
  readonly vectorOfU8: (values: Address, out: Address, rows: number) => void
  readonly flagsOfU8: ByTable
  readonly flagsOfU16: ByTable
  readonly flagsOfU32: ByTable
  readonly blankMissing: (out: Address, present: Address, blank: number, rows: number) => void
  readonly blankNaN: (values: Address, blank: number, out: Address, rows: number) => void
  readonly signed: (a: Address, sign: number, out: Address, rows: number) => void
  readonly addSigned: (a: Address, b: Address, sign: number, out: Address, rows: number) => void
  readonly multiply: (a: Address, b: Address, out: Address, rows: number) => void
  readonly clearMissing: (a: Address, out: Address, rows: number) => void
  readonly positive: (a: Address, out: Address, rows: number) => void
  readonly nonZero: (a: Address, out: Address, rows: number) => void
  readonly when: (test: Address, a: Address, out: Address, rows: number) => void
  readonly years: (since: Address, until: Address, first: number, last: number, out: Address, rows: number) => void
}

/** Steps with their buckets behind them: see step-buckets.ts. */
export type StepArguments = [
  steps: Address,
  stepCount: number,
  from: number,
  scale: number,
  buckets: number,
  isByBits: number,
]
type SumEight = (
  a: Address,
  b: Address,
  c: Address,
  d: Address,
  e: Address,
  f: Address,
  g: Address,
  h: Address,
  classes: Address,
  rows: number,
  even: Address,
  odd: Address,
) => void
type SumFour = (
  a: Address,
  b: Address,
  c: Address,
  d: Address,
  classes: Address,
  rows: number,
  even: Address,
  odd: Address,
) => void
type SumTwo = (a: Address, b: Address, classes: Address, rows: number, even: Address, odd: Address) => void
type Among = (values: Address, wanted: Address, count: number, out: Address, rows: number) => void
type ByTable = (codes: Address, table: Address, out: Address, rows: number) => void

/** The kernels over one memory. What the module exports is what this file says: kernels.test.ts compares the two. */
export function kernelsOver(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as Kernels
}
