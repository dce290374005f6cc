import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { parseCsv } from '../../fixtures/parse-csv.ts'
import { onEveryHost } from '../on-every-host.ts'

/** Four of 120 people are rich, thirty well off. */
const PEOPLE = Array.from({ length: 120 }, (_, row) => `p${row},${row < 4 ? 900 : row < 34 ? 500 : 100}`)

onEveryHost((journey) => {
  journey('shows and saves no group of few persons, and shows it here where one asks', async (desk) => {
    const { start, bar, importing, options, comparison } = desk.screens
    const { page } = desk.workbench
    const path = await desk.put('people.csv', `id,revenue\n${PEOPLE.join('\n')}\n`)
    await start.chooseData(path)
    await importing.isChecked(PEOPLE.length)
    await importing.load()
    await bar.goTo('Frame')
    for (const [label, word] of [
      ['One row is one of these, plural', 'people'],
      ['Singular', 'person'],
    ] as const) {
      await page.getByRole('textbox', { name: label }).fill(word)
      await page.keyboard.press('Enter')
    }
    await bar.goTo('Hypothesise')
    for (const name of ['Tiers', 'Halves']) {
      await options.addOption(name)
      await options.addLine('Segment', 'Rich')
      await options.write('Rich', name === 'Tiers' ? 'revenue > 800' : 'revenue > 400')
    }
    await options.open('Tiers')
    await options.addLine('Segment', 'Well off')
    await options.write('Well off', 'revenue > 400')
    await bar.goTo('Compare')
    await page.getByText('1 line of fewer than 10 people is withheld, and 1 line').waitFor()
    const saved = async () => {
      const file = await desk.save(() => comparison.saveTable())
      const [, ...rows] = parseCsv((await readFile(file, 'utf8')).replace('\uFEFF', ''))
      return rows.filter(([option]) => option?.endsWith('Tiers')).map(([, line, , units]) => [line, units])
    }
    const shared = [
      ['Rich', ''],
      ['Well off', ''],
      ['Standard path', '86'],
      ['All people', '120'],
    ]
    expect(await saved()).toEqual(shared)
    await page.getByRole('button', { name: 'Show them here' }).click()
    await page.getByRole('button', { name: 'Withhold them' }).waitFor()
    const rich = (await comparison.lines('Tiers')).find(({ name }) => name === 'Rich')
    expect(rich?.cells).toContain('4')
    // What leaves stays as it was.
    expect(await saved()).toEqual(shared)
  })
})
