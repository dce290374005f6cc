import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import { isBuilt } from '../../../main/hosts/launch/build.mjs'

const script = join(import.meta.dirname, '../../../main/hosts/launch/start.mjs')
const built = isBuilt()
if (!built)
  console.warn('npm start is not tested: dist/ is not built from these sources (node tests/run.mjs builds first).')

it.skipIf(!built)(
  'npm start without a display prints the address, serves the built page and ends with its child',
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'tessera-start-'))
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env
    const child = spawn(process.execPath, [script], {
      env: { ...env, TESSERA_HOME: home },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    try {
      const lines = createInterface({ input: child.stdout })
      const [line] = await once(lines, 'line')
      const { origin } = new URL(String(line).replace('Tessera: ', ''))
      const page = await (await fetch(origin)).text()
      expect(page).toContain('<div id="root">')
      expect(page).not.toContain('__NONCE__')
      const [script = ''] = /\/assets\/[^"]+\.js/.exec(page) ?? []
      expect((await fetch(`${origin}${script}`)).headers.get('cache-control')).toContain('immutable')
      child.kill('SIGTERM')
      const [code] = await once(child, 'exit')
      expect(code).toBe(0)
      await expect(fetch(origin)).rejects.toThrow()
    } finally {
      child.kill('SIGKILL')
      rmSync(home, { recursive: true, force: true })
    }
  },
)
