import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, guidePage } from '../../architecture/guide-pages.ts'
import { runCli } from '../../fixtures/run-cli.ts'

const OPTION = { name: 'Who', segments: [{ name: 'Women', rule: 'gender = "f" and zone = "EU"' }] }
/** The guide's own description of columns. */
const DESCRIPTION = codeOf(guidePage('command-line.md'), 'json').find((text) => text.includes('"accept"')) ?? ''

describe('columns on the command line', () => {
  let folder: string
  const inFolder = (name: string): string => join(folder, name)
  const run = (...args: string[]) => runCli([...args, '--workspace', inFolder('people.tessera')])

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tessera-columns-'))
    const rows = Array.from({ length: 60 }, (_, row) => `p${row},${row % 2 ? 'f' : 'm'},EU,${48 + row / 1000}`)
    await writeFile(inFolder('people.csv'), `id,gender,zone,latitude\n${rows.join('\n')}\n`)
    await writeFile(inFolder('option.json'), JSON.stringify(OPTION))
    await writeFile(inFolder('columns.json'), DESCRIPTION)
    await writeFile(inFolder('wrong.json'), '{ "gender": { "colour": "red" } }')
    expect((await run('import', inFolder('people.csv'), '--unit', 'id')).code).toBe(0)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('are listed with their grade and why a rule may not use them', async () => {
    const { code, stdout } = await run('columns', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject([
      { name: 'id', grade: 'pass', keptOut: null },
      { name: 'gender', grade: 'pass', sensitivity: 'protected', keptOut: expect.stringContaining('neither purpose') },
      { name: 'zone', grade: 'fail', findings: [expect.stringContaining('One value everywhere')] },
      { name: 'latitude', keptOut: null },
    ])
    expect((await run('columns')).stdout).toContain('gender  text  pass  protected\n  “gender” cannot enter a rule')
  })

  it('are refused in an option until a file describes them', async () => {
    const refused = await run('structures', 'add', inFolder('option.json'))
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('“gender” cannot enter a rule') })
    expect(await run('columns', inFolder('wrong.json'))).toMatchObject({ code: 3 })
    const described = await run('columns', inFolder('columns.json'), '--json')
    expect(JSON.parse(described.stdout).map(({ keptOut }: { keptOut: unknown }) => keptOut)).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(await run('structures', 'add', inFolder('option.json'))).toMatchObject({ code: 0 })
  })
})
