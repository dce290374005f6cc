import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openWindowState, reachableBounds } from '../../../../main/hosts/electron/window-state.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }

describe('window state', () => {
  it('survives a restart and a damaged file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'tessera-window-')), 'deep', 'window.json')
    openWindowState(file).update({ lastFolder: '/a' })
    expect(openWindowState(file).read()).toEqual({ bounds: null, isMaximized: false, lastFolder: '/a' })
    writeFileSync(file, '{"bounds":')
    expect(openWindowState(file).read().lastFolder).toBeNull()
  })

  it('keeps no window from closing where it cannot be written', () => {
    const notAFolder = join(mkdtempSync(join(tmpdir(), 'tessera-window-')), 'file')
    writeFileSync(notAFolder, '')
    const state = openWindowState(join(notAFolder, 'window.json'))
    state.update({ lastFolder: '/a' })
    expect(state.read().lastFolder).toBe('/a')
  })

  it.each([
    ['on the screen', { x: 100, y: 50, width: 800, height: 600 }, true],
    ['partly off to the right', { x: 1500, y: 50, width: 800, height: 600 }, true],
    ['on a screen that is gone', { x: 2500, y: 50, width: 800, height: 600 }, false],
    ['with its title bar above', { x: 100, y: -300, width: 800, height: 600 }, false],
    ['below the lower edge', { x: 100, y: 1070, width: 800, height: 600 }, false],
  ])('a window %s is placed there again: %s', (_where, bounds, kept) => {
    expect(reachableBounds(bounds, [screen])).toEqual(kept ? bounds : null)
  })

  it('finds a window on the second screen', () => {
    const bounds = { x: -1500, y: 10, width: 800, height: 600 }
    expect(reachableBounds(bounds, [screen, { x: -1920, y: 0, width: 1920, height: 1080 }])).toEqual(bounds)
  })
})
