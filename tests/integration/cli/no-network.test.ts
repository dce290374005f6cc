import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCOUNT_OPTIONS, writeAccountsCsv } from '../../fixtures/accounts-csv.ts'
import { runCli } from '../../fixtures/run-cli.ts'

const hasStrace = await promisify(execFile)('strace', ['-V']).then(
  () => true,
  () => false,
)
if (!hasStrace) console.log('SKIPPED: without strace no system call can be watched; install it to run this test.')

describe.skipIf(!hasStrace)('a whole run under watch', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tessera-network-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('makes no outbound connection: import, options, comparison, proof and export', async () => {
    const workspace = join(folder, 'w.tessera')
    await writeAccountsCsv(join(folder, 'accounts.csv'), 500)
    await writeFile(join(folder, 'options.json'), JSON.stringify(ACCOUNT_OPTIONS))
    const steps = [
      ['import', join(folder, 'accounts.csv'), '--unit', 'account_id', '--workspace', workspace],
      ['structures', 'add', join(folder, 'options.json'), '--workspace', workspace],
      ['compare', '--workspace', workspace],
      ['export', '--workspace', workspace, '--structure', 'Needs', '--out', join(folder, 'out')],
    ]
    for (const [index, step] of steps.entries()) {
      const trace = join(folder, `trace-${index}`)
      const run = await runCli(step, ['strace', '-f', '-qq', '-e', 'trace=connect,sendto,socket', '-o', trace])
      expect(run.code, run.stderr).toBe(0)
      const calls = (await readFile(trace, 'utf8')).split('\n')
      // Sockets between processes of this machine (AF_UNIX) are none of the network's business.
      expect(calls.filter((call) => /AF_INET|sin_addr|AF_PACKET/.test(call))).toEqual([])
    }
  })
})
