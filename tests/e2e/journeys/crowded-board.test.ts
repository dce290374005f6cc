import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { runCli } from '../../fixtures/run-cli.ts'
import type { Desk } from '../desk.ts'
import { onEveryHost } from '../on-every-host.ts'
import { LookUp } from '../pages/look-up.ts'
import { Workshop } from '../pages/workshop.ts'

/** Sixty characters of several scripts. */
const NAMES = [
  'Großkundenbetreuung Süddeutschland mit Rahmenvertrag und SLA',
  'Донецко-Приволжские поставщики промышленного оборудования ОО',
  '東京都内の製造業向け高付加価値サポート契約をもつ重要顧客セグメント東京都内の製造業向け高付加価値サポート契約をもつ重要',
  'العملاء الاستراتيجيون في قطاع الخدمات المالية والتأمين الكبرى',
] as const
const PROJECTOR = { width: 1024, height: 768 }
const OPTIONS = 7
const SEGMENTS = 12
const ACCOUNTS = 600

/** A table of which some have no costs, and seven options of twelve segments; one segment has a single account. */
async function crowdedWorkspace(desk: Desk): Promise<string> {
  const lines = Array.from({ length: ACCOUNTS }, (_, index) => {
    const cost = index >= 45 && index < 90 ? '' : String((index * 13) % 90)
    return `ACC-${index},${100 + ((index * 7919) % 90_000)},${cost},${index},${index % 5 === 0 ? 'yes' : 'no'}`
  })
  const csv = await desk.put('crowd.csv', ['account,revenue,cost,rank,lost', ...lines].join('\n'))
  const options = Array.from({ length: OPTIONS }, (_, option) => ({
    name: NAMES[option % NAMES.length]!.slice(0, 58) + option,
    segments: Array.from({ length: SEGMENTS }, (_, segment) => ({
      name: `${NAMES[(option + segment) % NAMES.length]!.slice(0, 57)}${segment}`,
      // The first segment of each option is a single account.
      rule: segment === 0 ? `rank = ${option}` : `rank < ${segment * 45 + option}`,
    })),
  }))
  const workspace = join(desk.home, 'crowd.tessera')
  const sketch = await desk.put('options.json', JSON.stringify(options))
  const roles = ['revenue=revenue', 'grossMargin=revenue', 'supportCost=cost'].flatMap((role) => ['--role', role])
  for (const args of [
    ['import', csv, '--unit', 'account', ...roles, '--workspace', workspace],
    ['structures', 'add', sketch, '--workspace', workspace],
  ]) {
    const { code, stderr } = await runCli(args)
    expect(code, stderr).toBe(0)
  }
  return workspace
}

/** Texts of different cells of tables that stand on each other, as far as they are seen; and a page that scrolls sideways. */
async function overlaps(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    interface Seen {
      readonly text: string
      readonly cell: Element
      readonly left: number
      readonly right: number
      readonly top: number
      readonly bottom: number
    }
    const seenIn = (cell: Element): readonly Seen[] => {
      const found: Seen[] = []
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const own = node.parentElement
        if ((node.textContent ?? '').trim() === '' || own?.closest('.sr, select, [aria-hidden="true"]') !== null)
          continue
        const range = document.createRange()
        range.selectNodeContents(node)
        let { left, right, top, bottom } = range.getBoundingClientRect()
        for (let at: Element | null = own; at !== null && at.tagName !== 'MAIN'; at = at.parentElement) {
          if (getComputedStyle(at).overflowX === 'visible') continue
          const clip = at.getBoundingClientRect()
          left = Math.max(left, clip.left)
          right = Math.min(right, clip.right)
          top = Math.max(top, clip.top)
          bottom = Math.min(bottom, clip.bottom)
        }
        if (right > left && bottom > top) found.push({ text: node.textContent ?? '', cell, left, right, top, bottom })
      }
      return found
    }
    const found: string[] = []
    const texts = [...document.querySelectorAll('main table :is(td, th)')].flatMap(seenIn)
    for (const [at, one] of texts.entries())
      for (const other of texts.slice(at + 1)) {
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
        if (one.cell !== other.cell && across > 1 && down > 3) found.push(`${one.text} on ${other.text}`)
      }
    if (document.documentElement.scrollWidth > window.innerWidth) found.push('the page scrolls sideways')
    return found
  })
}

onEveryHost((journey) => {
  journey(
    'keeps seven options of twelve segments with long names of any script readable on a small projector',
    async (desk) => {
      const { page } = desk.workbench
      const { start, bar, comparison } = desk.screens
      const workspace = await crowdedWorkspace(desk)
      await page.setViewportSize(PROJECTOR)
      await start.openWorkspace(workspace)
      await bar.goTo('Compare')
      await comparison.main.getByRole('table').first().waitFor()
      await comparison.main.getByText(/^Contribution of .* cannot be held against the others\.$/).waitFor()
      expect(await overlaps(page)).toEqual([])

      const lookUp = new LookUp(page)
      for (const key of ['ACC-0', 'ACC-17', 'ACC-599']) {
        await lookUp.open(key)
        await lookUp.pin()
        await lookUp.close()
      }
      await lookUp.pinned.getByRole('row').nth(3).waitFor()
      expect(await overlaps(page)).toEqual([])

      const workshop = new Workshop(page)
      const tableIn = () => workshop.main.getByRole('table').first()
      await workshop.open('Scorecard…')
      await tableIn().waitFor()
      expect(await overlaps(page)).toEqual([])
      await workshop.main.getByRole('tab', { name: 'Segments' }).click()
      await workshop.main.getByRole('columnheader', { name: 'Posture' }).waitFor()
      expect(await overlaps(page)).toEqual([])
      await workshop.backToBoard()

      await workshop.open('What changed…')
      await workshop.main.getByRole('button', { name: /Compared with$/ }).click()
      await page.getByRole('option').last().click()
      await tableIn().waitFor()
      expect(await overlaps(page)).toEqual([])
      await workshop.backToBoard()

      await workshop.open('Seek a goal…')
      await workshop.main.getByRole('textbox', { name: 'Target' }).fill('40')
      await page.keyboard.press('Enter')
      await tableIn().waitFor()
      expect(await overlaps(page)).toEqual([])
    },
  )
})
