import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ciede2000, contrast, labOf, SIGHT } from './colour-sight.ts'

const renderer = join(import.meta.dirname, '../../../../renderer')
const css = readFileSync(join(renderer, 'styles/tokens.css'), 'utf8')

function themeOf(name: string): Readonly<Record<string, string>> {
  const at = css.indexOf(`[data-theme="${name}"] {`)
  const block = css.slice(at, css.indexOf('\n}', at))
  return Object.fromEntries([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1], match[2]]))
}
const SLOTS = [1, 2, 3, 4, 5, 6, 7, 8].map((slot) => `seg-${slot}`)
const LEAST = { normal: 17, deuteranopia: 11.5, protanopia: 11.5, tritanopia: 10 } as const

it('measures colour differences as Sharma, Wu and Dalal 2005 publish them', () => {
  // Table 1, pairs 1, 7 and 17.
  expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4)
  expect(ciede2000([50, 0, 0], [50, -1, 2])).toBeCloseTo(2.3669, 4)
  expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 4)
})

describe.each(['light', 'dark', 'projector'])('the %s theme', (name) => {
  const theme = themeOf(name)
  const of = (token: string) => theme[token]!

  it('keeps text at 4.5:1 on every ground', () => {
    for (const ink of ['ink', 'ink-2', 'ink-3', 'link', 'pass', 'warn', 'fail', 'negative'])
      for (const ground of ['canvas', 'frame', 'sunken', 'hover', 'select'])
        expect(contrast(of(ink), of(ground)), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of('on-ink'), of('ink'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of('warn'), of('warn-ground'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(of('fail'), of('fail-ground'))).toBeGreaterThanOrEqual(4.5)
  })

  it('keeps borders of controls, the focus and segments at 3:1', () => {
    for (const ground of ['canvas', 'frame']) {
      expect(contrast(of('line-control'), of(ground))).toBeGreaterThanOrEqual(3)
      expect(contrast(of('focus'), of(ground))).toBeGreaterThanOrEqual(3)
    }
    for (const mark of [...SLOTS, 'seg-default', 'seg-excluded'])
      expect(contrast(of(mark), of('canvas')), mark).toBeGreaterThanOrEqual(3)
  })

  it.each(Object.entries(LEAST))('tells every pair of segments apart with %s sight', (sight, least) => {
    const seen = SLOTS.map((slot) => labOf(of(slot), SIGHT[sight as keyof typeof SIGHT]))
    const distances = seen.flatMap((a, i) => seen.slice(i + 1).map((b) => ciede2000(a, b)))
    expect(distances).toHaveLength(28)
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(least)
  })
})

it('leaves colours to the tokens: no other style sheet has a literal one', () => {
  const sheets = globSync('**/*.css', { cwd: renderer }).filter(
    (path) => !/tokens\.css$|plotly(-\w+)?\.css$/.test(path),
  )
  expect(sheets.length).toBeGreaterThan(5)
  for (const sheet of sheets) {
    const text = readFileSync(join(renderer, sheet), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
    expect(text.match(/#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(/g), sheet).toBeNull()
  }
})
