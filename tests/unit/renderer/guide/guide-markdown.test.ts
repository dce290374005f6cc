import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { blocksOf } from '../../../../renderer/guide-markdown.ts'
import { GUIDE_PAGES } from '../../../../renderer/state/guide-store.ts'
import { wordsOf } from '../../../../renderer/ui/prose/prose.ts'

const folder = join(import.meta.dirname, '../../../../docs/guide')

describe('guide pages', () => {
  it('are offered in the workbench, all but the table of contents', () => {
    const files = readdirSync(folder).filter((file) => file !== 'README.md')
    expect([...GUIDE_PAGES].map((page) => `${page}.md`).sort()).toEqual(files.sort())
  })

  it.each(readdirSync(folder))('can all be drawn: %s', (file) => {
    const blocks = blocksOf(readFileSync(join(folder, file), 'utf8'), file)
    expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1 })
    expect(blocks.length).toBeGreaterThan(3)
  })

  it('become a tree of words, with line breaks as spaces', () => {
    expect(blocksOf('# Head\n\nOne *two*\n**three** `a <b>` & [four](start.md)\n', 'x.md')).toEqual([
      { kind: 'heading', level: 1, of: [{ kind: 'text', text: 'Head' }] },
      {
        kind: 'paragraph',
        of: [
          { kind: 'text', text: 'One ' },
          { kind: 'emphasis', of: [{ kind: 'text', text: 'two' }] },
          { kind: 'text', text: ' ' },
          { kind: 'strong', of: [{ kind: 'text', text: 'three' }] },
          { kind: 'text', text: ' ' },
          { kind: 'code', text: 'a <b>' },
          { kind: 'text', text: ' & ' },
          { kind: 'link', to: 'start.md', of: [{ kind: 'text', text: 'four' }] },
        ],
      },
    ])
  })

  it('keep lists and tables', () => {
    const [list, table] = blocksOf('1. a\n2. b\n\n| h | i |\n| --- | --- |\n| c | d |\n', 'x.md')
    expect(list).toMatchObject({ kind: 'list', isOrdered: true })
    expect(table?.kind === 'table' ? table.rows.map((row) => row.map(wordsOf)) : []).toEqual([['c', 'd']])
  })

  it.each(['<b>x</b>', '![x](y.png)', '> said', '---'])('are refused with anything else: %s', (markdown) => {
    expect(() => blocksOf(markdown, 'x.md')).toThrow('x.md: the guide has no')
  })
})
