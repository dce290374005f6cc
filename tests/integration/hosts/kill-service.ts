import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { seededRandom } from '../../../main/domain/random/seeded-random.ts'
import { createServiceClient, type ServiceClient } from '../../../main/hosts/electron/service-client.ts'
import { type WorkspaceView, workspaceView } from '../../../shared/contract/workspaces.ts'
import { type ForkedService, forkService } from './forked-service.ts'

const LONGEST_LIFE_MS = 80

/** The service that is to be killed: dying is its end, nobody starts it again. */
function startLife(home: string): { client: ServiceClient; life: ForkedService } {
  const life = forkService(home, true)
  const none = {
    port: { post: () => undefined, onMessage: () => undefined },
    onExit: () => undefined,
    kill: () => undefined,
  }
  let isFirst = true
  const fork = () => {
    const process = isFirst ? life : none
    isFirst = false
    return process
  }
  return { client: createServiceClient({ fork, nowMs: () => performance.now() }), life }
}

async function ask(client: ServiceClient, name: string, input: unknown): Promise<WorkspaceView | null> {
  const response = await client.handle(
    new Request(`app://workbench/api/${name}`, { method: 'POST', body: JSON.stringify(input) }),
  )
  return response.ok ? workspaceView.parse(await response.json()) : null
}

/** Renames and adds in turn until the service dies; answers with the last number sent and the last acknowledged. */
async function editUntilKilled(client: ServiceClient, from: number): Promise<{ sent: number; acknowledged: number }> {
  let acknowledged = from
  for (let number = from + 1; ; number++) {
    const done = await ask(client, 'frame.update', { changes: { title: `Edit ${number}` } })
    if (done === null) return { sent: number, acknowledged }
    acknowledged = number
  }
}

/**
 * Kills the service again and again while it is edited; what was acknowledged must be there each time, or it throws.
 * Answers with the number of edits acknowledged. The same seed kills after the same times.
 */
export async function killRepeatedly(seed: number, kills: number): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'tessera-killed-'))
  const { uniform: random } = seededRandom(seed)
  let edits = { sent: 0, acknowledged: 0 }
  try {
    for (let round = 0; round <= kills; round++) {
      const { client, life } = startLife(home)
      const died = once(life.child, 'exit').then(([code, signal]) => `it ended by itself: ${code ?? signal}`)
      assert.equal(await Promise.race([client.started, died]), undefined, `start ${round} of seed ${seed}`)
      const view = await ask(client, round === 0 ? 'workspaces.create' : 'workspaces.current', { title: 'Edit 0' })
      const found = Number(view?.frame.title.replace('Edit ', ''))
      const range = `${edits.acknowledged} acknowledged, ${found} found, ${edits.sent} sent: kill ${round} of seed ${seed}`
      assert.ok(edits.acknowledged <= found && found <= edits.sent, range)
      assert.ok(found === 0 || view?.history.undo !== null, range)
      const editing = editUntilKilled(client, found)
      await wait(random() * LONGEST_LIFE_MS)
      const gone = once(life.child, 'exit')
      life.child.kill('SIGKILL')
      edits = await editing
      await gone
    }
    const files = readdirSync(join(home, 'workspaces')).filter((name) => name.endsWith('.tessera'))
    assert.deepEqual(files, ['Edit 0.tessera'])
    return edits.acknowledged
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}
