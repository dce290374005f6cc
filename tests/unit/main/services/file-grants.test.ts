import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localFileSystem } from '../../../../main/platform/local-file-system.ts'
import { systemClock } from '../../../../main/platform/system-clock.ts'
import { createFileGrants } from '../../../../main/services/file-grants.ts'
import { AppError } from '../../../../shared/contract/app-error.ts'
import { folderListing } from '../../../../shared/contract/files.ts'

let home = ''
const grantsOf = (listsFolders = true) =>
  createFileGrants({ fileSystem: localFileSystem, clock: systemClock, home, listsFolders })

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'tessera-grants-')))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

describe('file grants', () => {
  it('lists folders first, then data and workspace files in order, and nothing else', async () => {
    mkdirSync(join(home, 'b-folder'))
    for (const name of [
      'a10.CSV',
      'a9.csv',
      'x.parquet',
      'y.tsv',
      'z.txt',
      'w.tessera',
      'picture.png',
      '.hidden.csv',
    ]) {
      writeFileSync(join(home, name), 'abc')
    }
    const listing = folderListing.parse(await grantsOf().list(null))
    expect(listing.entries.map((entry) => `${entry.kind} ${entry.name} ${entry.sizeBytes}`)).toEqual([
      'folder b-folder 0',
      'data a9.csv 3',
      'data a10.CSV 3',
      'workspace w.tessera 3',
      'data x.parquet 3',
      'data y.tsv 3',
      'data z.txt 3',
    ])
  })

  it('lists no folder where the host has a dialog of its own, though it still knows what was granted', async () => {
    const grants = grantsOf(false)
    const grant = grants.grantPath(home)
    for (const folder of [null, grant]) {
      await expect(grants.list(folder)).rejects.toMatchObject({ code: 'not-available', remedy: expect.any(String) })
    }
    expect(grants.pathOf(grant)).toBe(home)
  })

  it('gives a trail from the root to the folder, every step of which can be listed', async () => {
    const inner = join(home, 'one', 'two')
    mkdirSync(inner, { recursive: true })
    const grants = grantsOf()
    const { trail } = await grants.list(grants.grantPath(inner))
    expect(trail[0]?.name).toBe('/')
    expect(trail.slice(-2).map((step) => step.name)).toEqual(['one', 'two'])
    const above = await grants.list(trail.at(-2)?.grant ?? '')
    expect(above.entries.map((entry) => entry.name)).toEqual(['two'])
  })

  it('follows links to what they lead to and leaves out those that lead nowhere', async () => {
    mkdirSync(join(home, 'real'))
    writeFileSync(join(home, 'real', 'data.csv'), 'a')
    symlinkSync(join(home, 'real'), join(home, 'linked'))
    symlinkSync(join(home, 'gone'), join(home, 'broken.csv'))
    symlinkSync(join(home, 'loop.csv'), join(home, 'loop.csv'))
    const grants = grantsOf()
    const { entries } = await grants.list(null)
    expect(entries.map((entry) => entry.name)).toEqual(['linked', 'real'])
    const inside = await grants.list(entries[0]?.grant ?? '')
    expect(inside.trail.at(-1)?.name).toBe('real')
  })

  it('never lets a path through in place of a grant', async () => {
    await expect(grantsOf().list(home)).rejects.toMatchObject({ code: 'not-found' })
    expect(() => grantsOf().pathOf('/etc/passwd')).toThrow(AppError)
  })

  it('gives one path one grant that says nothing about it', () => {
    const grants = grantsOf()
    const path = join(home, 'secret-name.csv')
    const grant = grants.grantPath(path)
    expect(grants.grantPath(path)).toBe(grant)
    expect(grants.pathOf(grant)).toBe(path)
    expect(grant).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('leads from a pasted path to its folder or file, in quotes too, and from the home folder', async () => {
    const path = join(home, 'orders 2025.csv')
    writeFileSync(path, 'a,b')
    mkdirSync(join(home, 'exports'))
    const grants = grantsOf()
    const file = { kind: 'file', file: { grant: grants.grantPath(path), name: 'orders 2025.csv', sizeBytes: 3 } }
    for (const pasted of [path, `"${path}"`, `'${path}'`, '~/orders 2025.csv', 'orders 2025.csv'])
      expect(await grants.at(pasted), pasted).toEqual(file)
    expect(await grants.at('~/exports')).toEqual({ kind: 'folder', grant: grants.grantPath(join(home, 'exports')) })
    writeFileSync(join(home, 'notes.pdf'), '')
    await expect(grants.at('~/notes.pdf')).rejects.toMatchObject({ code: 'file-unsupported' })
    const nowhere = { code: 'file-missing', message: `There is nothing at ${join(home, 'gone.csv')}.` }
    await expect(grants.at('~/gone.csv')).rejects.toMatchObject(nowhere)
    await expect(grantsOf(false).at(path)).rejects.toMatchObject({ code: 'not-available' })
  })

  it('says which folder is missing', async () => {
    const grants = grantsOf()
    const error = await grants.list(grants.grantPath(join(home, 'nowhere'))).catch((failure: unknown) => failure)
    expect(error).toMatchObject({ code: 'file-missing', message: 'nowhere is not there any more.' })
  })

  it.skipIf(process.getuid?.() === 0)('says which folder cannot be read', async () => {
    mkdirSync(join(home, 'closed'))
    chmodSync(join(home, 'closed'), 0)
    const grants = grantsOf()
    await expect(grants.list(grants.grantPath(join(home, 'closed')))).rejects.toMatchObject({ code: 'file-unreadable' })
    chmodSync(join(home, 'closed'), 0o700)
  })

  it('says that a path to a file is not a folder', async () => {
    writeFileSync(join(home, 'a.csv'), '')
    const grants = grantsOf()
    await expect(grants.list(grants.grantPath(join(home, 'a.csv')))).rejects.toBeInstanceOf(AppError)
  })

  it('lists a folder of five thousand files', async () => {
    for (let count = 0; count < 5_000; count++) writeFileSync(join(home, `f${count}.csv`), '')
    expect((await grantsOf().list(null)).entries).toHaveLength(5_000)
  })
})
