import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cellValue } from '../../../main/columns/cell-value.ts'
import { createColumnAnalyst } from '../../../main/engine/column-analyst.ts'
import { workerUrls } from '../../../main/hosts/worker-urls.ts'
import { systemClock } from '../../../main/platform/system-clock.ts'
import { type MadeSpine, makeSpine } from '../../../main/services/build-spine.ts'
import { type FoundDuplicates, findDuplicates } from '../../../main/services/find-duplicates.ts'
import type { JobReport } from '../../../main/services/job-runner.ts'
import { createSourceReader } from '../../../main/sources/source-reader.ts'
import { createSpineBuilder } from '../../../main/sources/spine/spine-builder.ts'
import { readRecipe } from '../../../shared/recipe/read-recipe.ts'
import type { RunReport, StepReport } from '../../../shared/recipe/recipe-report.ts'

export type Cell = string | number | boolean | null

/** A customer table as tests look at it. */
export interface MadeTable extends MadeSpine {
  /** Values of a column in row order; dates as days since 1970. */
  values(column: string): Cell[]
  /** Values of a column by key. */
  byKey(column: string): Map<Cell, Cell>
  /** Σ of the present values. */
  total(column: string): number
  step(id: string): StepReport
}

/** Real readers and a real database in a folder of their own; paths in recipes are seen from that folder. */
export interface RecipeBed {
  readonly folder: string
  write(name: string, lines: readonly string[]): Promise<void>
  make(recipe: unknown, former?: RunReport | null, signal?: AbortSignal, report?: JobReport): Promise<MadeTable>
  /** Looks for rows of the base that may be one unit. */
  find(recipe: unknown, signal?: AbortSignal, report?: JobReport): Promise<FoundDuplicates>
  close(): Promise<void>
}

export async function openRecipeBed(memoryLimitBytes = 2 ** 30): Promise<RecipeBed> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-spine-test-'))
  const workers = workerUrls()
  const temporaryFolder = join(folder, 'spill')
  const reader = createSourceReader({ workerUrl: workers.source, temporaryFolder, threads: 2 })
  const builder = createSpineBuilder({
    reader,
    workerUrl: workers.source,
    temporaryFolder,
    threads: 2,
    memoryLimitBytes,
  })
  const analyst = createColumnAnalyst({ workerUrl: workers.engine, threads: 2 })
  const building = {
    analyst,
    clock: systemClock,
    sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
  }
  return {
    folder,
    write: (name, lines) => writeFile(join(folder, name), `${lines.join('\n')}\n`),
    async make(json, former = null, signal = new AbortController().signal, report = () => undefined) {
      const path = join(folder, 'w.tessera')
      const session = builder.open()
      try {
        return tableOf(await makeSpine(readRecipe(json), path, former, session, building, report, signal))
      } finally {
        await session.close()
      }
    },
    async find(json, signal = new AbortController().signal, report = () => undefined) {
      const path = join(folder, 'w.tessera')
      const session = builder.open()
      try {
        return await findDuplicates(readRecipe(json), null, path, session, report, signal)
      } finally {
        await session.close()
      }
    },
    async close() {
      await Promise.all([builder.close(), analyst.close()])
      await reader.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function tableOf(made: MadeSpine): MadeTable {
  const { table, report, keyColumn } = made
  const values = (column: string): Cell[] => {
    const index = table.columns.findIndex(({ name }) => name === column)
    if (index < 0) throw new Error(`No column ${column} among ${table.columns.map(({ name }) => name).join(', ')}`)
    return Array.from({ length: table.rowCount }, (_, row) => cellValue(table, index, row))
  }
  const byKey = (column: string): Map<Cell, Cell> => {
    const own = values(column)
    return new Map(values(keyColumn).map((key, row) => [key, own[row] ?? null]))
  }
  return {
    ...made,
    values,
    byKey,
    total: (column) => values(column).reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0),
    step(id) {
      const step = report.steps.find(({ stepId }) => stepId === id)
      if (step === undefined) throw new Error(`No step ${id}`)
      return step
    },
  }
}
