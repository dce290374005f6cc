import type { ProofCertificate } from '../../shared/contract/exports.ts'
import type { JobProgress } from '../../shared/contract/jobs.ts'
import { dayFromIso, isoFromDay } from '../../shared/rules/day.ts'
import type { Cell } from '../../shared/rules/truth.ts'
import { cellValue } from '../columns/cell-value.ts'
import { columnIndexOf } from '../columns/column-view.ts'
import type { Definition } from '../domain/definitions/definition.ts'
import type { EdgeRow } from '../domain/exports/edge-grid.ts'
import { gridCases } from '../domain/exports/grid-cases.ts'
import { type Program, programOf } from '../domain/exports/program.ts'
import { daysAround } from '../domain/exports/proof-days.ts'
import type { RunnableStructure } from '../ports/segment-engine.ts'
import type { SpineColumns } from '../ports/spine-columns.ts'
import type { EngineNotRun, SqlEngine } from '../ports/sql-engine.ts'
import type { TableClassifier } from '../ports/table-classifier.ts'
import type { DigestedDefinition } from './export-definition.ts'
import { refusalOf, sqlOf } from './export-sql.ts'
import type { ExportInput, ExportPorts } from './export-types.ts'
import { type Comparison, compareOrdinals, compareSql, type Difference, differencesOf } from './proof-comparison.ts'
import { buildGrid, expectedOrdinals, turn } from './proof-grid.ts'
import { gridColumns, gridTable, type ProofTable, spineTable } from './proof-tables.ts'

export interface ProofInput extends ExportInput {
  readonly digested: DigestedDefinition
}

type Engine = ProofCertificate['engines'][number]
type Report = (progress: JobProgress) => void

interface Proof {
  readonly ports: ExportPorts
  readonly input: ProofInput
  readonly definition: Definition
  readonly program: Program
  readonly asOfDates: readonly string[]
  readonly report: Report
  readonly signal: AbortSignal
}

interface Checked {
  readonly grid: readonly EdgeRow[]
  /** Expected ordinals of the grid, for each as-of date. */
  readonly gridOrdinals: readonly Uint8Array[]
  readonly spineOrdinals: Uint8Array
}

interface EngineResult {
  readonly engine: Engine
  readonly differences: readonly Difference[]
}

/** Runs the same-answer proof; every engine over the edge grid at three dates and over the customer table at one. */
export async function runProof(
  ports: ExportPorts,
  input: ProofInput,
  report: Report,
  signal: AbortSignal,
): Promise<ProofCertificate> {
  const startedMs = Date.parse(ports.clock.now())
  const { definition, digest } = input.digested
  const asOfDates = daysAround(dayFromIso(definition.asOf)).map(isoFromDay)
  const program = programOf(definition)
  const proof: Proof = { ports, input, definition, program, asOfDates, report, signal }
  const gridInput = { program, asOfDays: asOfDates.map(dayFromIso), report, signal }
  const { grid, mutants } = await buildGrid(gridInput)
  const { made, caught, equivalent, missed } = mutants
  const checked: Checked = {
    grid,
    gridOrdinals: await expectedOrdinals(gridInput, grid),
    spineOrdinals: await spineOrdinals(ports, input.table, definition),
  }
  const others = await proveEngines(proof, checked)
  const results = [await proveWorkbench(proof, checked), ...others.results]
  const differences = results.flatMap((result) => result.differences).slice(0, 20)
  const differs = results.some(({ engine }) => engine.gridDiffering + engine.spineDiffering > 0)
  const checkedAt = ports.clock.now()
  return {
    structureId: input.structure.id,
    structureName: input.structure.name,
    digest,
    verdict: differs ? 'differs' : missed.length > 0 ? 'blind' : 'same',
    checkedAt,
    elapsedMs: Date.parse(checkedAt) - startedMs,
    asOfDates,
    entries: entriesOf(definition),
    engines: results.map(({ engine }) => engine),
    notRun: [...others.notRun],
    gridCases: [...gridCases(grid)],
    gridRows: grid.length,
    mutants: { made, caught, equivalent: [...equivalent], missed: [...missed] },
    differences,
  }
}

/** Ordinals of the customer table by the in-memory engine, of the rules as written. */
export async function spineOrdinals(
  { openClassifier }: Pick<ExportPorts, 'openClassifier'>,
  table: ExportInput['table'],
  { exclusions, segments, thresholds, asOf }: Definition,
): Promise<Uint8Array> {
  const structure = {
    rules: [...exclusions, ...segments].map(({ id, rule }) => ({ id, rule })),
    thresholds: new Map(thresholds.map(({ name, value }) => [name, value])),
    asOf,
  }
  const classifier = openClassifier(table)
  try {
    return await ordinalsOf(classifier, structure)
  } finally {
    await classifier.close()
  }
}

async function ordinalsOf(classifier: TableClassifier, structure: RunnableStructure): Promise<Uint8Array> {
  const classes = await classifier.classify(structure)
  return classes.map((index) => (index === structure.rules.length ? 0 : index + 1))
}

async function proveWorkbench(proof: Proof, checked: Checked): Promise<EngineResult> {
  const { ports, program, definition, asOfDates } = proof
  const rules = program.entries.map(({ id, rule }) => ({ id, rule }))
  const classifier = ports.openClassifier(gridColumns(definition, checked.grid))
  const runs: Comparison[] = []
  try {
    for (const [at, asOf] of asOfDates.entries()) {
      const got = await ordinalsOf(classifier, { rules, thresholds: new Map(), asOf })
      runs.push(compareOrdinals(got, checked.gridOrdinals[at] ?? new Uint8Array(), program))
      await turn(proof.signal)
    }
  } finally {
    await classifier.close()
  }
  const spine = compareOrdinals(checked.spineOrdinals, checked.spineOrdinals, program)
  return engineResult(proof, checked, { id: 'workbench', name: 'Workbench', version: ports.version }, runs, spine)
}

async function proveEngines(
  proof: Proof,
  checked: Checked,
): Promise<{ readonly results: readonly EngineResult[]; readonly notRun: readonly EngineNotRun[] }> {
  const found = await proof.ports.sqlEngines()
  const engines = found.filter((engine) => 'run' in engine)
  try {
    const results: EngineResult[] = []
    const notRun = found.flatMap((engine): EngineNotRun[] => ('run' in engine ? [] : [engine]))
    for (const engine of engines) {
      const reason = refusalOf(proof.input.digested, engine.dialect)
      if (reason === null) results.push(await proveEngine(proof, checked, engine))
      else notRun.push({ product: (await engine.capabilities()).product, reason })
    }
    return { results, notRun }
  } finally {
    await Promise.all(engines.map((engine) => engine.close()))
  }
}

async function proveEngine(proof: Proof, checked: Checked, engine: SqlEngine): Promise<EngineResult> {
  const { definition, input, asOfDates } = proof
  const { product, version } = await engine.capabilities()
  const rowsInAll = checked.grid.length * asOfDates.length + checked.spineOrdinals.length
  let done = 0
  const onRows = (rows: number): void => {
    done += rows
    proof.report({ phase: `Running the exported SQL in ${product}`, done, total: rowsInAll, unit: 'rows' })
  }
  onRows(0)
  const run = (asOf: string, table: ProofTable, expected: Uint8Array): Promise<Comparison> =>
    compareSql({
      engine,
      sql: sqlOf(input.digested, engine.dialect),
      asOf,
      program: proof.program,
      expected,
      keyIsRowIndex: table.keyIsRowIndex,
      onRows,
      signal: proof.signal,
    })
  const grid = gridTable(definition, checked.grid)
  await engine.load(grid.table, proof.signal)
  const runs: Comparison[] = []
  for (const [at, asOf] of asOfDates.entries()) {
    runs.push(await run(asOf, grid, checked.gridOrdinals[at] ?? new Uint8Array()))
  }
  const spine = spineTable(definition, input.table, proof.signal)
  await engine.load(spine.table, proof.signal)
  const overSpine = await run(definition.asOf, spine, checked.spineOrdinals)
  return engineResult(proof, checked, { id: engine.dialect, name: product, version }, runs, overSpine)
}

function engineResult(
  { program, asOfDates, input }: Proof,
  { grid, gridOrdinals, spineOrdinals }: Checked,
  engine: Pick<Engine, 'id' | 'name' | 'version'>,
  runs: readonly Comparison[],
  spine: Comparison,
): EngineResult {
  const spineCells = spineCellsOf(program, input.table)
  const shared = { engine: engine.id, program }
  const overGrid = runs.flatMap((comparison, at) =>
    differencesOf({
      ...shared,
      where: 'grid',
      asOf: asOfDates[at] ?? '',
      comparison,
      expected: gridOrdinals[at] ?? new Uint8Array(),
      cellsOf: (row) => grid[row]?.cells ?? [],
    }),
  )
  const overSpine = differencesOf({
    ...shared,
    where: 'spine',
    asOf: asOfDates[0] ?? '',
    comparison: spine,
    expected: spineOrdinals,
    cellsOf: spineCells,
  })
  const [defaultUnits = 0, ...units] = spine.unitsByOrdinal
  return {
    engine: {
      ...engine,
      gridRows: grid.length,
      gridDiffering: new Set(runs.flatMap(({ differing }) => differing)).size,
      spineRows: spineOrdinals.length,
      spineDiffering: spine.differing.length,
      unitsPerEntry: [...units, defaultUnits],
    },
    differences: [...overGrid, ...overSpine],
  }
}

function spineCellsOf({ columns }: Program, table: SpineColumns): (row: number) => readonly Cell[] {
  const indices = columns.map(({ name }) => columnIndexOf(table, name))
  return (row) => indices.map((column) => cellValue(table, column, row))
}

function entriesOf({ exclusions, segments, defaultPath }: Definition): ProofCertificate['entries'] {
  return [
    ...exclusions.map(({ id, name }) => ({ id, name, kind: 'exclusion' as const })),
    ...segments.map(({ id, name }) => ({ id, name, kind: 'segment' as const })),
    { id: defaultPath.id, name: defaultPath.name, kind: 'default' },
  ]
}
