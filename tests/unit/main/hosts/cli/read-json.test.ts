import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { jsonIn, readJson } from '../../../../../main/hosts/cli/read-json.ts'

const folder = mkdtempSync(join(tmpdir(), 'tessera-json-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const shape = z.array(z.object({ name: z.string(), seats: z.number().default(1) }))

describe('a JSON file of the command line', () => {
  it('is read in the shape that the command takes, with what it leaves out', async () => {
    const read = await readJson(file('good.json', '[{"name":"a"}]'), shape, 'is no list of names')
    expect(read).toEqual([{ name: 'a', seats: 1 }])
  })

  it('is refused with the place that does not fit', async () => {
    const path = file('other.json', '[{"name":"a"},{"name":2}]')
    await expect(readJson(path, shape, 'is no list of names')).rejects.toMatchObject({
      code: 'file-malformed',
      message: `${path} is no list of names: 1.name Invalid input: expected string, received number.`,
      remedy: 'See --help for the shape.',
    })
  })

  it('is named where it is not there or is not JSON', async () => {
    const gone = join(folder, 'gone.json')
    await expect(jsonIn(gone, 'gone.json')).rejects.toMatchObject({
      code: 'file-missing',
      message: 'gone.json cannot be read.',
    })
    await expect(jsonIn(file('half.json', '[{'))).rejects.toMatchObject({ code: 'file-malformed' })
  })
})
