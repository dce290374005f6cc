import { expect } from 'vitest'
import { onEveryHost } from '../on-every-host.ts'
import { LookUp } from '../pages/look-up.ts'
import { Workshop } from '../pages/workshop.ts'

const KEY = 'A-10001'

onEveryHost((journey) => {
  journey('looks an account up, tells what would move it, and keeps it in view while a line moves', async (desk) => {
    const { start, bar, comparison, options } = desk.screens
    const { page } = desk.workbench
    await start.openSample()
    await bar.goTo('Compare')
    await comparison.lines('Value tiers')
    const lookUp = new LookUp(page)
    await lookUp.open(KEY)
    const tiers = lookUp.landing('A Value tiers')
    const margin = /gross margin at or above strategic margin, €15,000: it has €([\d,.]+)/
    await tiers.getByText(margin).waitFor()
    const [, own = ''] = margin.exec(await tiers.innerText()) ?? []
    await tiers.getByText(`or the line of strategic margin above €${own} instead of €15,000`).waitFor()
    await lookUp.pin()
    await lookUp.close()
    expect(await lookUp.placesOf(KEY)).toEqual(['Strategic', 'Audit-led', 'Regulated group'])

    // The line goes past where it was told to move the account: the pinned account follows.
    await bar.goTo('Hypothesise')
    const line = options.threshold('strategic_margin')
    await line.fill(String(Math.ceil(Number(own.replaceAll(',', '')))))
    await line.press('Enter')
    await bar.goTo('Compare')
    await lookUp.pinned.getByText('Core', { exact: true }).waitFor()
    expect(await lookUp.placesOf(KEY)).toEqual(['Core', 'Audit-led', 'Regulated group'])
    await lookUp.pinned.getByRole('button', { name: `${KEY}: why it lands where it does` }).click()
    await lookUp.answer(KEY).waitFor()
    await lookUp.close()
    await bar.undo('set @strategic_margin')
    await lookUp.pinned.getByText('Strategic', { exact: true }).waitFor()
    await bar.undo('change pinned units')
    await lookUp.pinned.waitFor({ state: 'detached' })
  })

  journey('tells what a moved line changed, and which options are the same under other names', async (desk) => {
    const { start, bar, comparison, options } = desk.screens
    const { page } = desk.workbench
    const workshop = new Workshop(page)
    await start.openSample()
    await bar.goTo('Compare')
    await comparison.lines('Value tiers')
    await workshop.open('What changed…')
    await workshop.main.getByText('There is one version of this option so far').waitFor()
    await bar.goTo('Hypothesise')
    const line = options.threshold('strategic_margin')
    await line.fill('12000')
    await line.press('Enter')
    await bar.goTo('Compare')
    await workshop.title(/^[\d,]+ accounts, [\d.]+% of all, are in another segment, with €/).waitFor()
    await workshop.main
      .getByText('The line of strategic margin, which Strategic names, went from €15,000 to €12,000.')
      .waitFor()
    const rows = await workshop.main.getByRole('table').last().getByRole('row').allInnerTexts()
    const moved = rows.slice(1).map((row) => Number(row.split('\t')[2]?.replaceAll(',', '')))
    const title = await workshop.title(/another segment/).innerText()
    expect(moved.reduce((sum, count) => sum + count, 0)).toBe(Number(title.split(' ')[0]?.replaceAll(',', '')))
    await workshop.backToBoard()

    await bar.goTo('Hypothesise')
    await options.main.getByRole('button', { name: 'Duplicate', exact: true }).click()
    await options.main.getByRole('heading', { level: 1, name: 'Value tiers 2' }).waitFor()
    await bar.goTo('Compare')
    await comparison.main.getByText('A Value tiers and D Value tiers 2 are the same under other names').waitFor()
  })
})
