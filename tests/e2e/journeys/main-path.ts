import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { parseCsv } from '../../fixtures/parse-csv.ts'
import {
  assign,
  type CustomerFile,
  countOf,
  meaningOf,
  plainRows,
  type RawRow,
  STANDARD_PATH,
} from '../customer-file.ts'
import type { Desk } from '../desk.ts'
import { assignmentsIn, independentAssignments } from '../independent/independent-assignments.ts'
import type { ComparedLine } from '../pages/comparison-screen.ts'
import { count } from '../pages/import-screen.ts'

/** A file that lies on a desk, with its rows as they are written there. */
export interface PlacedFile {
  readonly file: CustomerFile
  readonly path: string
  readonly rows: readonly RawRow[]
}

export async function placeFile(desk: Desk, file: CustomerFile): Promise<PlacedFile> {
  const path = await file.placeOn(desk)
  return { file, path, rows: plainRows(path) }
}

/** From the empty screen to the loaded table, with one column read otherwise than was guessed. */
export async function importFile({ screens }: Desk, { file, path, rows }: PlacedFile): Promise<void> {
  const { start, importing } = screens
  await start.chooseData(path)
  await importing.isChecked(rows.length)
  await importing.readAs(file.override.column, file.override.type)
  await importing.isChecked(rows.length)
  expect(await importing.key(file.key).isChecked()).toBe(true)
  await importing.load()
}

/** Waits until the list counts for every line what the rows say. */
export async function seesCounts(
  { screens }: Desk,
  assigned: ReadonlyMap<string, string>,
  lines: readonly { readonly name: string }[],
): Promise<void> {
  for (const { name } of [...lines, { name: STANDARD_PATH }]) {
    await screens.options.counts(name, countOf(assigned, name))
  }
}

/** Builds an option from chips and sees what it counts. */
export async function buildOption(desk: Desk, { file, rows }: PlacedFile): Promise<void> {
  const { name, lines } = file.built
  const { options } = desk.screens
  await options.addOption(name)
  for (const line of lines) {
    await options.addLine('Segment', line.name)
    await options.build(line.name, line.condition)
  }
  await seesCounts(desk, assign(rows, file.key, meaningOf(lines)), lines)
}

/** Writes an option as text, with a named threshold, and sees what it counts. */
export async function writeOption(desk: Desk, { file, rows }: PlacedFile): Promise<void> {
  const { name, threshold, lines } = file.written
  const { options } = desk.screens
  await options.addOption(name)
  await options.addThreshold(threshold.name, threshold.value)
  for (const line of lines) {
    await options.addLine(line.kind, line.name)
    await options.write(line.name, line.text)
  }
  await seesCounts(desk, assign(rows, file.key, lines), lines)
}

/** Heads of the columns whose lines add up to the whole base. */
const ADDITIVE = /^(?:Accounts$|Rev\.,|Revenue,|CM,|Contribution,|GM,|Gross margin,|CTS,|Cost to serve,)/

/** Reads an option's table: the lines of every additive column add up to its last line, and that is the whole base. */
export async function readComparison(
  { screens: { comparison } }: Desk,
  option: string,
  rows: number,
): Promise<readonly ComparedLine[]> {
  const lines = await comparison.lines(option)
  expect(lines.at(-1)?.name).toBe('All accounts')
  for (const [at, head] of (await comparison.heads(option)).entries()) {
    if (!ADDITIVE.test(head)) continue
    const figures = lines.map(({ cells }) => figureIn(cells[at] ?? ''))
    const total = figures.pop()
    // One decimal more than the board shows: what is left of the sum is the noise of doubles.
    expect(
      figures.reduce((sum, one) => sum + one, 0),
      `${option}: ${head}`,
    ).toBeCloseTo(total ?? Number.NaN, 2)
    if (head === 'Accounts') expect(total).toBe(rows)
  }
  return lines
}

/** A figure as the board writes it: "1,474", "−1.5". */
function figureIn(text: string): number {
  return Number(text.replaceAll(',', '').replace('\u2212', '-'))
}

/** The sum of an exact column of the saved table over the lines of one option, its total left out. */
export async function savedTotal(desk: Desk, option: string, column: RegExp): Promise<number> {
  const path = await desk.save(() => desk.screens.comparison.saveTable())
  const [head = [], ...rows] = parseCsv(await readFile(path, 'utf8'))
  const at = head.findIndex((name) => column.test(name))
  return rows
    .filter(([name, , kind]) => name?.endsWith(` ${option}`) && kind !== 'all')
    .reduce((sum, row) => sum + Number(row[at]), 0)
}

/**
 * Proves the option that is open on the hand-over screen and saves its files. The certificate, the saved assignments,
 * DuckDB and SQLite without the project's code, and the plain reading of the rules all put every row in the same line.
 */
export async function handOver(desk: Desk, placed: PlacedFile, option: string, assigned: ReadonlyMap<string, string>) {
  const { screens, home } = desk
  await screens.handOver.prove(option)
  for (const line of new Set(assigned.values())) {
    const units = count(countOf(assigned, line))
    await screens.handOver
      .certificateLine(line)
      .filter({ hasText: `${units}${units}${units}0` })
      .waitFor()
  }
  const save = (ending: string) => desk.save(() => screens.handOver.saveFile(ending))
  const files = {
    sourceFile: placed.path,
    definitionFile: await save('.definition.json'),
    duckdbFile: await save('.duckdb.sql'),
    sqliteFile: await save('.sqlite.sql'),
  }
  const saved = assignmentsIn(await readFile(await save('.assignments.csv'), 'utf8'))
  expect(new Map([...saved].map(([key, [, , name]]) => [key, name]))).toEqual(assigned)
  for (const answer of await independentAssignments(files, `${home}/saved`)) expect(answer).toEqual(saved)
}
