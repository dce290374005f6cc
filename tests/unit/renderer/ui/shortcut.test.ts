import { expect, it } from 'vitest'
import { tableText } from '../../../../renderer/ui/copy-text.ts'
import { isShortcut, shortcutWords } from '../../../../renderer/ui/shortcut.ts'
import { swatchClass } from '../../../../renderer/ui/swatch.tsx'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

it('takes Ctrl for the command key, and ⌘ on macOS', () => {
  expect(isShortcut(press('k', { ctrlKey: true }), 'Mod+K', false)).toBe(true)
  expect(isShortcut(press('k', { metaKey: true }), 'Mod+K', false)).toBe(false)
  expect(isShortcut(press('k', { metaKey: true }), 'Mod+K', true)).toBe(true)
})

it('tells undo from redo by Shift', () => {
  const redo = press('Z', { ctrlKey: true, shiftKey: true })
  expect(isShortcut(redo, 'Mod+Shift+Z', false)).toBe(true)
  expect(isShortcut(redo, 'Mod+Z', false)).toBe(false)
})

it('takes "?" however the keyboard makes it', () => {
  expect(isShortcut(press('?', { shiftKey: true }), '?', false)).toBe(true)
  expect(isShortcut(press('?'), '?', false)).toBe(true)
})

it('writes shortcuts as the keys are labelled', () => {
  expect(shortcutWords('Mod+Shift+Z', false)).toBe('Ctrl Shift Z')
  expect(shortcutWords('Mod+Shift+Z', true)).toBe('⌘ ⇧ Z')
})

it('keeps a copied cell in its cell', () => {
  expect(
    tableText([
      ['a\tb', 'c\nd'],
      ['1', '2'],
    ]),
  ).toBe('a b\tc d\n1\t2')
})

it('repeats the first colour for a ninth segment and draws the others by texture', () => {
  expect([swatchClass(1), swatchClass(8), swatchClass(9), swatchClass('default'), swatchClass('excluded')]).toEqual([
    's1',
    's8',
    's1',
    's0',
    'sx',
  ])
})
