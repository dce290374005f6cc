import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { appFolders } from '../../../../main/platform/app-folders.ts'
import { localFileSystem } from '../../../../main/platform/local-file-system.ts'
import { createPrivateFolder } from '../../../../main/platform/private-folder.ts'
import { createRotatingLog } from '../../../../main/platform/rotating-log.ts'

const temporary = () => mkdtempSync(join(tmpdir(), 'tessera-platform-'))
const clock = { now: () => '2026-01-01T00:00:00.000Z', id: () => 'abcdef0123456789' }

describe('log', () => {
  it('keeps the kind of a failure and where it was, but neither its words nor folders', () => {
    const folder = temporary()
    const log = createRotatingLog({ folder, clock })
    const id = log.incident(new RangeError('ACME owes 1234'))
    const text = readFileSync(join(folder, 'tessera.log'), 'utf8')
    expect(id).toBe('abcdef01')
    expect(text).toContain('"id":"abcdef01"')
    expect(text).toContain('RangeError')
    expect(text).toContain('platform.test.ts')
    expect(text).not.toContain('ACME')
    expect(text).not.toContain(import.meta.dirname)
    expect(log.recentLines()).toEqual([text.trim()])
  })

  it('moves the file aside before it grows too large', () => {
    const folder = temporary()
    const log = createRotatingLog({ folder, clock, limitBytes: 1_000 })
    for (let count = 0; count < 100; count++) log.info('event', { count })
    expect(readdirSync(folder).sort()).toEqual(['tessera.1.log', 'tessera.log'])
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThan(1_200)
  })

  it('goes on in memory where its folder cannot be made', () => {
    const file = join(temporary(), 'file')
    writeFileSync(file, '')
    const log = createRotatingLog({ folder: join(file, 'inside'), clock })
    log.info('still here')
    expect(log.recentLines().join()).toContain('still here')
  })
})

describe('file system', () => {
  it('replaces a file in one step and leaves no draft', async () => {
    const folder = temporary()
    const file = join(folder, 'new', 'a.json')
    await localFileSystem.changeText(file, (text) => `${text} one`)
    await localFileSystem.changeText(file, (text) => `${text} two`)
    expect(await localFileSystem.readText(file)).toBe('null one two')
    expect(readdirSync(join(folder, 'new'))).toEqual(['a.json'])
  })

  it('keeps the old file and leaves no draft where the new one cannot be placed', async () => {
    const folder = temporary()
    mkdirSync(join(folder, 'taken', 'inside'), { recursive: true })
    await expect(localFileSystem.changeText(join(folder, 'taken'), () => 'x')).rejects.toMatchObject({
      code: 'file-unreadable',
    })
    expect(readdirSync(folder)).toEqual(['taken'])
  })

  it('lets changes at the same time wait for each other, and takes no notice of a lock that a crash left', async () => {
    const file = join(temporary(), 'count')
    writeFileSync(`${file}.lock`, '')
    utimesSync(`${file}.lock`, 0, 0)
    const next = (text: string | null) => String(Number(text ?? 0) + 1)
    await Promise.all(Array.from({ length: 40 }, () => localFileSystem.changeText(file, next)))
    expect(await localFileSystem.readText(file)).toBe('40')
  })

  it('tells missing from unreadable', async () => {
    const folder = temporary()
    expect(await localFileSystem.facts(join(folder, 'none'))).toBeNull()
    expect(await localFileSystem.readText(join(folder, 'none'))).toBeNull()
    await expect(localFileSystem.names(join(folder, 'none'))).rejects.toMatchObject({ code: 'file-missing' })
    await expect(localFileSystem.readText(folder)).rejects.toMatchObject({ code: 'file-unreadable' })
  })
})

describe('private folder', () => {
  it('is for this person alone and is gone after use', async () => {
    const parent = temporary()
    const folder = await createPrivateFolder(parent)
    expect(statSync(folder.path).mode & 0o777).toBe(0o700)
    await folder.remove()
    expect(readdirSync(parent)).toEqual([])
  })

  it('wipes what a process that died left behind, and nothing of one that lives', async () => {
    const parent = temporary()
    // Linux gives out no process id above 2^22.
    for (const name of ['tessera-private-4194999-a', `tessera-private-${process.ppid}-b`, 'other'])
      mkdirSync(join(parent, name))
    const folder = await createPrivateFolder(parent)
    const left = readdirSync(parent).filter((name) => join(parent, name) !== folder.path)
    expect(left.sort()).toEqual(['other', `tessera-private-${process.ppid}-b`])
  })
})

describe('private folders', () => {
  it('start together over the same leftovers', async () => {
    const parent = temporary()
    for (let index = 0; index < 30; index++)
      mkdirSync(join(parent, `tessera-private-4194999-${index}`, 'inside'), { recursive: true })
    const folders = await Promise.all([createPrivateFolder(parent), createPrivateFolder(parent)])
    const left = readdirSync(parent).map((name) => join(parent, name))
    expect(left.sort()).toEqual(folders.map(({ path }) => path).sort())
  })

  // Root may remove anything, and Windows has no such rights.
  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('start beside what is another’s', async () => {
    const parent = temporary()
    const stuck = join(parent, 'tessera-private-4194998-a')
    mkdirSync(join(stuck, 'inside'), { recursive: true })
    chmodSync(stuck, 0o500)
    const folder = await createPrivateFolder(parent)
    chmodSync(stuck, 0o700)
    expect(readdirSync(parent)).toContain(basename(folder.path))
  })
})

describe('folders', () => {
  it('are all in one where TESSERA_HOME says so', () => {
    const folders = appFolders({ TESSERA_HOME: '/t' }, 'linux', '/h')
    expect(folders).toEqual({ dataFolder: '/t', workspacesFolder: join('/t', 'workspaces') })
  })

  it.each([
    ['linux', {}, join('/h', '.local', 'share', 'tessera')],
    ['linux', { XDG_DATA_HOME: '/x' }, join('/x', 'tessera')],
    ['darwin', {}, join('/h', 'Library', 'Application Support', 'Tessera')],
    ['win32', { APPDATA: '/a' }, join('/a', 'Tessera')],
  ] as const)('are where %s keeps such things', (platform, environment, dataFolder) => {
    expect(appFolders(environment, platform, '/h').dataFolder).toBe(dataFolder)
  })
})
