import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, it } from 'vitest'
import { stageTable } from '../../../main/sources/spine/stage-table.ts'
import { tableOf } from '../../unit/main/engine/table-of.ts'

/** Three of DuckDB's vectors: enough to be stopped between them. */
const ROWS = 3 * 2048

/** Lets everything be collected that nothing holds any more, with what its collection sets off. */
async function collect(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const gc: unknown = runInNewContext('gc')
  if (typeof gc !== 'function') throw new Error('There is no way to collect garbage here')
  for (let round = 0; round < 5; round++) {
    gc()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

it('stages every row once where an earlier go was stopped, whenever what that one held is let go of', async () => {
  const connection = await (await DuckDBInstance.create()).connect()
  const table = tableOf([{ name: 'id', type: 'number', cells: Array.from({ length: ROWS }, (_, row) => row) }])
  let vectors = 0
  const stopped = (): void => {
    vectors += 1
    if (vectors === 2) throw new Error('stopped')
  }
  await expect(stageTable(connection, 'part', table, [0], stopped)).rejects.toThrow('stopped')
  await stageTable(connection, 'part', table, [0], () => undefined)
  await collect()
  const rows = await connection.runAndReadAll('SELECT count(*) AS n, count(DISTINCT id) AS ids FROM part')
  expect(rows.getRowObjectsJson()).toEqual([{ n: String(ROWS), ids: String(ROWS) }])
  connection.closeSync()
})
