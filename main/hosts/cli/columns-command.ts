import { z } from 'zod'
import type { WorkspaceView } from '../../../shared/contract/workspaces.ts'
import { entryChanges } from '../../../shared/quality/dictionary.ts'
import { type Grade, judgeColumns } from '../../../shared/quality/judge-columns.ts'
import type { CommandContext } from './command-context.ts'
import { readJson } from './read-json.ts'

/** What a file says of columns, by name: fields of the dictionary, and why a column is used in spite of a fault. */
const descriptions = z.record(z.string(), entryChanges.extend({ accept: z.string().min(1).optional() }).strict())

export interface ColumnReport {
  readonly name: string
  readonly type: string
  readonly grade: Grade
  /** What was found against it, sentences. */
  readonly findings: readonly string[]
  readonly sensitivity: string
  /** Why it may not enter a rule; null where it may. */
  readonly keptOut: string | null
}

function reportOf(view: WorkspaceView): readonly ColumnReport[] {
  return judgeColumns(view).map(({ column, grade, findings, entry, refusal }) => ({
    name: column.name,
    type: column.type,
    grade,
    findings: findings.map(({ words }) => words),
    sensitivity: entry.sensitivity,
    keptOut: refusal?.why ?? null,
  }))
}

/** `tessera columns [FILE.json]`: says what was found against each column, after describing those of the file. */
export async function columnsCommand(context: CommandContext): Promise<readonly ColumnReport[]> {
  const [file] = context.options.operands
  const said = file === undefined ? {} : await readJson(file, descriptions, 'describes no columns')
  let view = await context.openWorkspace('refuse')
  for (const [column, { accept, ...changes }] of Object.entries(said)) {
    const columns = [column]
    if (Object.keys(changes).length > 0) view = await context.client.call('dictionary.describe', { columns, changes })
    if (accept !== undefined) view = await context.client.call('dictionary.accept', { columns, reason: accept })
  }
  return reportOf(view)
}

/** One line per column, what was found indented below it. */
export function columnsText(reports: readonly ColumnReport[]): string {
  if (reports.length === 0) return 'No customer table yet.'
  return reports
    .flatMap(({ name, type, grade, findings, sensitivity, keptOut }) => [
      [name, type, grade, sensitivity === 'none' ? '' : sensitivity].filter(Boolean).join('  '),
      ...(keptOut === null ? findings : [...findings, keptOut]).map((words) => `  ${words}`),
    ])
    .join('\n')
}
