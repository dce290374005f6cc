import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { workerUrls } from '../../../main/hosts/worker-urls.ts'
import { createSourceReader } from '../../../main/sources/source-reader.ts'
import { createSpineBuilder } from '../../../main/sources/spine/spine-builder.ts'

const never = new AbortController().signal
const ignore = (): void => undefined

it('keeps no file in the database that its source has no longer', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-staged-test-'))
  const place = { workerUrl: workerUrls().source, temporaryFolder: join(folder, 'spill'), threads: 1 }
  const reader = createSourceReader(place)
  const builder = createSpineBuilder({ ...place, reader, memoryLimitBytes: 2 ** 28 })
  const paths: string[] = []
  for (const month of ['01', '02', '03']) {
    const path = join(folder, `sales-${month}.csv`)
    await writeFile(path, `client,amount\nC${month},1\n`)
    paths.push(path)
  }
  const session = builder.open()
  const staged = async (some: readonly string[]): Promise<readonly unknown[]> => {
    const source = {
      sourceId: 'sales',
      paths: some,
      options: {},
      columns: null,
      dateColumn: null,
      repeatedRows: 'all',
    } as const
    await session.stage(source, ignore, never)
    const tables = "SELECT table_name AS name FROM duckdb_tables() WHERE table_name LIKE '%part%' ORDER BY 1"
    const [answer = []] = await session.ask([], [tables], ignore, never)
    return answer.map(({ name }) => name)
  }
  expect(await staged(paths)).toEqual(['part1:sales', 'part2:sales', 'part3:sales'])
  expect(await staged(paths.slice(2))).toEqual(['part1:sales'])
  expect(await staged(paths.slice(0, 2))).toEqual(['part1:sales', 'part2:sales'])
  await session.close()
  await builder.close()
  await reader.close()
  await rm(folder, { recursive: true })
})
