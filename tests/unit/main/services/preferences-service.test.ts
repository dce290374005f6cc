import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { localFileSystem } from '../../../../main/platform/local-file-system.ts'
import { lastOpenPath, openPreferences } from '../../../../main/services/preferences-service.ts'
import type { HostKind } from '../../../../shared/contract/app.ts'
import { recordingLog } from '../hosts/recording-log.ts'

let dataFolder = ''
const log = recordingLog()
const open = (host: HostKind = 'electron') => openPreferences({ host, fileSystem: localFileSystem, dataFolder, log })
const lastOpen = (host: HostKind = 'electron') => lastOpenPath({ host, fileSystem: localFileSystem, dataFolder, log })
const record = (path: string, openedAt = '2026-01-02T03:04:05Z') => ({
  path,
  title: 'T',
  unitCount: 3,
  unitNoun: 'accounts',
  structureCount: 2,
  openedAt,
})

beforeEach(() => {
  dataFolder = join(mkdtempSync(join(tmpdir(), 'tessera-preferences-')), 'deeper')
})
afterEach(() => rmSync(join(dataFolder, '..'), { recursive: true, force: true }))

describe('preferences', () => {
  it('begins with the system theme and writes nothing before a change', async () => {
    const preferences = await open()
    expect(preferences.preferences()).toEqual({ theme: 'system' })
    expect(existsSync(dataFolder)).toBe(false)
  })

  it('keeps the theme and the recent list over a restart', async () => {
    const first = await open()
    await first.setPreferences({ theme: 'dark' })
    await first.noteRecent(record('/a.tessera'))
    await first.noteRecent(record('/b.tessera'))
    await first.noteRecent(record('/a.tessera', '2026-02-02T03:04:05Z'))
    const second = await open()
    expect(second.preferences()).toEqual({ theme: 'dark' })
    expect(second.recent().map((one) => one.path)).toEqual(['/a.tessera', '/b.tessera'])
    await second.forgetRecent('/a.tessera')
    expect((await open()).recent().map((one) => one.path)).toEqual(['/b.tessera'])
  })

  it('remembers which workspace was open when the process ended without closing it', async () => {
    const preferences = await open()
    await preferences.noteOpen('/a.tessera')
    expect(await lastOpen()).toBe('/a.tessera')
    await preferences.noteOpen(null)
    expect(await lastOpen()).toBeNull()
  })

  it('ends with the last of many changes at once, and with no draft file left', async () => {
    const preferences = await open()
    const paths = Array.from({ length: 30 }, (_, index) => `/${index}.tessera`)
    await Promise.all(paths.map((path) => preferences.noteRecent(record(path))))
    const again = await open()
    expect(again.recent()).toHaveLength(20)
    expect(again.recent()[0]?.path).toBe('/29.tessera')
    expect(readdirSync(dataFolder)).toEqual(['preferences.json'])
  })

  it('keeps what two hosts on one folder change at the same time, and what each has open', async () => {
    const [desktop, browser] = [await open('electron'), await open('loopback')]
    await Promise.all([
      desktop.setPreferences({ theme: 'dark' }),
      browser.noteOpen('/b.tessera'),
      ...[0, 1, 2, 3, 4, 5, 6, 7].map((index) =>
        (index % 2 === 0 ? desktop : browser).noteRecent(record(`/${index}.tessera`)),
      ),
      desktop.noteOpen('/a.tessera'),
    ])
    await browser.noteOpen(null)
    const later = await open()
    expect(later.preferences()).toEqual({ theme: 'dark' })
    expect(
      later
        .recent()
        .map(({ path }) => path)
        .sort(),
    ).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((index) => `/${index}.tessera`))
    expect([await lastOpen('electron'), await lastOpen('loopback')]).toEqual(['/a.tessera', null])
  })

  it('starts anew from a damaged file and notes it', async () => {
    const preferences = await open()
    await preferences.setPreferences({ theme: 'light' })
    writeFileSync(join(dataFolder, 'preferences.json'), '{"preferences":{"theme":"lig')
    const before = log.incidents.length
    expect((await open()).preferences()).toEqual({ theme: 'system' })
    expect(log.incidents.length).toBe(before + 1)
  })
})
