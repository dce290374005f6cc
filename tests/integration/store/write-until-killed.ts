/*
 * Commits numbered commands and publishes numbered tables into a workspace until it is killed, and prints a line after
 * each that was acknowledged: "command 7", "table 8".
 */
import { createWorkspaceFiles } from '../../../main/store/workspace-files.ts'
import { numberedTable } from './numbered-table.ts'

const [path = '', first = '0'] = process.argv.slice(2)
const workerUrl = new URL('../../../main/store/store-worker.ts', import.meta.url)
const clock = { now: () => new Date().toISOString(), id: () => 'fixed' }
const store = await createWorkspaceFiles({ workerUrl, clock }).open(path)
const signal = new AbortController().signal

/** Waits where the reader is behind: a full pipe refuses a write that may not wait. */
const acknowledge = (line: string) => new Promise((written) => process.stdout.write(`${line}\n`, written))

for (let number = Number(first); ; number++) {
  const record = { label: `step ${number}`, changes: [{ id: `step-${number}`, kind: 'step', value: number }] }
  if (number % 4 !== 0) {
    await store.commit(record)
    await acknowledge(`command ${number}`)
  } else {
    const snapshot = {
      id: `table-${number}`,
      table: numberedTable(number),
      keyColumn: 'key',
      setAside: [],
      misfits: [],
    }
    // Every other table is prepared ahead, as an import does.
    if (number % 8 === 0) await store.prepare(snapshot.id, snapshot.table)
    // What names the table keeps it, as the customer table's own entity does.
    const naming = { id: snapshot.id, kind: 'spine', value: { snapshotId: snapshot.id } }
    const changes = [...record.changes, naming]
    await store.publish(snapshot, { ...record, changes }, () => undefined, signal)
    await acknowledge(`table ${number}`)
  }
}
