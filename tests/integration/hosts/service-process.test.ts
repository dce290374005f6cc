import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createServiceClient, type ServiceClient } from '../../../main/hosts/electron/service-client.ts'
import { errorBody } from '../../../shared/contract/error-body.ts'
import { workspaceView } from '../../../shared/contract/workspaces.ts'
import { type ForkedService, forkService } from './forked-service.ts'

let home = ''
let lives: ForkedService[] = []
let client: ServiceClient | null = null

function start(): ServiceClient {
  client = createServiceClient({
    nowMs: () => performance.now(),
    fork: (reopen) => {
      const life = forkService(home, reopen)
      lives.push(life)
      return life
    },
  })
  return client
}

async function ask(service: ServiceClient, name: string, input: unknown): Promise<Response> {
  return service.handle(new Request(`app://workbench/api/${name}`, { method: 'POST', body: JSON.stringify(input) }))
}

async function currentTitle(service: ServiceClient): Promise<string | undefined> {
  const view = workspaceView.nullable().parse(await (await ask(service, 'workspaces.current', {})).json())
  return view?.frame.title
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'tessera-service-'))
  lives = []
})
afterEach(async () => {
  await client?.close()
  rmSync(home, { recursive: true, force: true })
})

describe('service process', () => {
  it('answers the page, procedures and grants from a process of its own', async () => {
    const service = start()
    await service.started
    expect(await (await ask(service, 'app.about', {})).json()).toMatchObject({ host: 'electron' })
    const file = join(home, 'a.csv')
    writeFileSync(file, 'a,b\n1,2\n')
    expect(await service.grant(file)).toMatchObject({ name: 'a.csv', sizeBytes: 8 })
    await expect(service.grant(join(home, 'gone.csv'))).rejects.toThrow('gone.csv is not there any more.')
  })

  it('opens the workspace again when it was killed, with what was acknowledged in it', async () => {
    const service = start()
    expect((await ask(service, 'workspaces.create', { title: 'Kept' })).status).toBe(200)
    expect((await ask(service, 'frame.update', { changes: { title: 'Kept and named' } })).status).toBe(200)
    lives[0]?.child.kill('SIGKILL')
    await new Promise((resolve) => lives[0]?.child.once('exit', resolve))
    expect(await currentTitle(service)).toBe('Kept and named')
    expect(lives).toHaveLength(2)
  })

  it('says what was interrupted when it is killed in the middle', async () => {
    const service = start()
    await service.started
    const asked = ask(service, 'workspaces.create', { title: 'Interrupted' })
    lives[0]?.child.kill('SIGKILL')
    const answer = await asked
    expect(errorBody.parse(await answer.json()).error.message).toContain('workspaces.create')
    expect((await ask(service, 'app.about', {})).status).toBe(200)
  })

  it('opens nothing again after it was closed in order', async () => {
    const first = start()
    await ask(first, 'workspaces.create', { title: 'Closed' })
    await first.close()
    const second = start()
    expect(await currentTitle(second)).toBeUndefined()
  })
})
