import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { applicationMenu } from '../../../../main/hosts/electron/application-menu.ts'

const root = join(import.meta.dirname, '../../../..')

function itemsOf(platform: NodeJS.Platform, isPackaged = true): readonly MenuItemConstructorOptions[] {
  const menu = applicationMenu({ send: () => undefined, platform, isPackaged })
  return menu.flatMap((top) => (Array.isArray(top.submenu) ? top.submenu : []))
}

describe('application menu', () => {
  it('sends only ids of commands that the page has', () => {
    const sources = globSync('renderer/**/*.{ts,tsx}', { cwd: root }).map((file) =>
      readFileSync(join(root, file), 'utf8'),
    )
    const ids = itemsOf('linux').flatMap(({ id }) => (id === undefined ? [] : [id]))
    expect(ids.length).toBeGreaterThan(8)
    for (const id of ids)
      expect(
        sources.some((text) => text.includes(`'${id}'`)),
        `command ${id}`,
      ).toBe(true)
  })

  it('gives no two items the same keys', () => {
    for (const platform of ['linux', 'win32', 'darwin'] as const) {
      const keys = itemsOf(platform).flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]))
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('leaves the undo keys to the page', () => {
    expect(itemsOf('linux').find(({ id }) => id === 'undo')?.registerAccelerator).toBe(false)
    expect(itemsOf('darwin').find(({ id }) => id === 'undo')?.accelerator).toBeUndefined()
  })

  it('has the developer tools in development alone', () => {
    expect(itemsOf('linux', true).some(({ role }) => role === 'toggleDevTools')).toBe(false)
    expect(itemsOf('linux', false).some(({ role }) => role === 'toggleDevTools')).toBe(true)
  })
})
