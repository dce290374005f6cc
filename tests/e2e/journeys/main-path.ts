import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
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

/** Reads an option's table; its lines add up to its total, and the total is every row. */
export async function readComparison(
  { screens }: Desk,
  option: string,
  rows: number,
): Promise<readonly ComparedLine[]> {
  const { comparison } = screens
  const lines = await comparison.lines(option)
  const at = await comparison.columnOf(option, 'Accounts')
  const units = lines.map(({ cells }) => Number(cells[at]?.replaceAll(',', '')))
  const total = units.at(-1)
  expect(lines.at(-1)?.name).toBe('All accounts')
  expect(total).toBe(rows)
  expect(units.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(total)
  return lines
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
