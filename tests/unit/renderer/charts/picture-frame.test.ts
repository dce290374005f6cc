import { describe, expect, it } from 'vitest'
import type { ChartColours } from '../../../../renderer/charts/chart-colours.ts'
import { framedFigure, wrap } from '../../../../renderer/charts/picture-frame.ts'

const colours: ChartColours = {
  ...{ canvas: '#fff', raised: '#fff', ink: '#111', ink2: '#444', ink3: '#666', lineStrong: '#999' },
  ...{ grid: '#eee', axis: '#999', zero: '#111', gap: '#fff', defaultPath: '#888', excluded: '#555', font: 'Inter' },
  slots: ['#174fa2', '#944500', '#004441', '#e0717c', '#6897b8', '#9c8228', '#44764e', '#88576f'],
}
const parts = [
  { name: 'Premium <A>', paint: 1 },
  { name: 'Standard path', paint: 'default' },
] as const
const figure = { data: [{ type: 'bar' as const, x: [1] }], layout: { margin: { t: 6, b: 32, l: 34, r: 1 } } }

describe('the frame of a picture', () => {
  it('names every part beside its colour, and no trace of the drawing', () => {
    const { data } = framedFigure(figure, colours, { width: 720, height: 270 }, { title: 'T', caption: '' }, parts)
    expect(data.map((trace) => ('showlegend' in trace ? trace.showlegend : true))).toEqual([false, true, true])
    expect(data.slice(1).map(({ name }) => name)).toEqual(['Premium &lt;A&gt;', 'Standard path'])
    expect(data[1]).toMatchObject({ marker: { color: ['#174fa2'] } })
    expect(data[2]).toMatchObject({ marker: { color: ['#fff'], line: { color: ['#888'] } } })
  })

  it('grows by its words and keeps the drawing’s own height', () => {
    const framed = (title: string, caption: string) =>
      framedFigure(figure, colours, { width: 720, height: 270 }, { title, caption }, parts).layout
    const short = framed('Premium earns most', '')
    const long = framed('Premium earns most '.repeat(8).trim(), 'Width: share of revenue.')
    expect(long.height ?? 0).toBeGreaterThan(short.height ?? 0)
    for (const { height = 0, margin } of [short, long]) {
      expect(height - (margin?.t ?? 0) - (margin?.b ?? 0)).toBe(270 - 6 - 32)
    }
  })
})

describe('the legend of a picture', () => {
  it('has room for columns as wide as the widest name, so that it covers no axis', () => {
    const foot = (names: readonly string[]) => {
      const many = names.map((name) => ({ name, paint: 1 as const }))
      const { layout } = framedFigure(figure, colours, { width: 720, height: 270 }, { title: 'T', caption: '' }, many)
      return layout.margin?.b ?? 0
    }
    const short = Array.from({ length: 7 }, () => 'Core')
    // Two columns of the widest: seven names and it make four rows, where their sum would fit two.
    expect(foot([...short, 'A segment with quite a long one']) - foot(short)).toBe(3 * 22)
  })
})

describe('wrap', () => {
  it('breaks at spaces and loses no word', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four'])
    expect(wrap('unbreakably', 4)).toEqual(['unbreakably'])
    expect(wrap('', 10)).toEqual([])
  })
})
