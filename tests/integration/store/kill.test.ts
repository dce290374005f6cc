import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { valuesOf } from '../../../main/columns/column-view.ts'
import { seededRandom } from '../../../main/domain/random/seeded-random.ts'
import { createSession, type WorkspaceSession } from '../../../main/store/workspace-session.ts'
import { numberedTable } from './numbered-table.ts'
import { AT, type StoreBed, storeBed } from './store-bed.ts'

const WRITER = join(import.meta.dirname, 'write-until-killed.ts')
const PEER = join(import.meta.dirname, 'open-elsewhere.ts')
const KILLS = Number(process.env.TESSERA_KILLS ?? 100)
/** Rounds run side by side, each on a file of its own, to use both cores. */
const LANES = 2
const quiet = () => undefined

/** Runs the writer until a random moment and returns what it acknowledged. */
async function writeAndKill(path: string, cache: string, first: number, random: () => number): Promise<string[]> {
  const writer = spawn(process.execPath, [WRITER, path, String(first)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  })
  const gone = once(writer, 'close')
  let printed = ''
  let failed = ''
  writer.stdout.on('data', (text) => {
    printed += text
  })
  writer.stderr.on('data', (text) => {
    failed += text
  })
  // One in eight dies while it opens the file; the others anywhere after their first acknowledgement.
  if (random() < 0.125) await pause(80 + random() * 200)
  else await Promise.race([once(writer.stdout, 'data'), gone]).then(() => pause(random() * 60))
  writer.kill('SIGKILL')
  await gone
  expect(failed).toBe('')
  return printed.split('\n').slice(0, -1)
}

async function expectTable(store: WorkspaceSession, number: number): Promise<void> {
  const table = await store.readTable(`table-${number}`, quiet)
  const wanted = numberedTable(number)
  for (const column of [0, 1, 2]) expect(valuesOf(table, column, 0)).toEqual(valuesOf(wanted, column, 0))
  expect((await store.readUnitIds(`table-${number}`, quiet)).length).toBe(wanted.rowCount)
}

/** Kills, reopens and checks again and again on one file. Returns how much was acknowledged and how much was cleaned. */
async function lane({ files, folder, path }: StoreBed, kills: number, seed: number) {
  const { uniform: random } = seededRandom(seed)
  await (await files.create(path, [])).close()
  // A clean run fills the compile cache: a killed process keeps none.
  const cache = join(folder, 'cache')
  spawnSync(process.execPath, [PEER, path], { env: { ...process.env, NODE_COMPILE_CACHE: cache } })
  let next = 0
  let acknowledged = 0
  let orphans = 0
  for (let kill = 0; kill < kills; kill++) {
    const lines = await writeAndKill(path, cache, next, random)
    const store = createSession()
    orphans += (await store.open({ path, at: AT }, quiet)).orphansRemoved
    const present = new Set(
      (await store.entities(null, quiet)).filter((entity) => entity.kind === 'step').map((entity) => entity.value),
    )
    const numbers = lines.map((line) => Number(line.split(' ')[1]))
    for (const number of [...Array(next).keys(), ...numbers]) expect(present).toContain(number)
    for (const line of lines) if (line.startsWith('table')) await expectTable(store, Number(line.split(' ')[1]))
    // What was saved but not yet acknowledged may be there too: at most one step, and whole.
    const newest = Math.max(next - 1, ...numbers)
    expect(present.size).toBeGreaterThanOrEqual(newest + 1)
    expect(present.size).toBeLessThanOrEqual(newest + 2)
    next = present.size
    if (next > newest + 1 && newest >= 0 && (next - 1) % 4 === 0) await expectTable(store, next - 1)
    acknowledged += lines.length
    await store.close(null, quiet)
  }
  return { acknowledged, orphans }
}

test(`nothing acknowledged is lost over ${KILLS} kills at random moments`, {
  timeout: 60_000 + KILLS * 3_000,
}, async () => {
  const lanes = Array.from({ length: LANES }, (_, index) => lane(storeBed(), Math.ceil(KILLS / LANES), index + 1))
  const found = await Promise.all(lanes)
  const acknowledged = found.reduce((sum, each) => sum + each.acknowledged, 0)
  const orphans = found.reduce((sum, each) => sum + each.orphans, 0)
  console.log(`${KILLS} kills: ${acknowledged} steps acknowledged and found, ${orphans} staged chunks removed`)
  expect(acknowledged).toBeGreaterThan(KILLS)
})
