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

  journey('ranks options and segments by weights that can be changed and undone', async (desk) => {
    const { start, bar, comparison } = desk.screens
    const { page } = desk.workbench
    const workshop = new Workshop(page)
    await start.openSample()
    await bar.goTo('Compare')
    await comparison.lines('Value tiers')
    await workshop.open('Scorecard…')
    await workshop.title(/^Value tiers leads by /).waitFor()
    const weigh = async (criterion: string, weight: number) => {
      const field = workshop.main.getByRole('textbox', { name: `Weight of ${criterion}` })
      await field.fill(String(weight))
      await field.press('Enter')
    }
    // Only overlap counts: the option with the least of it leads, and nothing can turn that.
    for (const criterion of ['Profit differences explained', 'Churn contrast', 'Has a segment or is not served'])
      await weigh(criterion, 0)
    await weigh('Within capacity', 0)
    await workshop.title(/^Operating structure leads by .* its rank holds/).waitFor()
    await workshop.main.getByText('None: every rank holds.').waitFor()
    await workshop.main.getByRole('button', { name: 'Usual weights' }).click()
    await workshop.title(/^Value tiers leads by /).waitFor()
    await workshop.main.getByRole('tab', { name: 'Segments' }).click()
    await workshop.main.getByRole('button', { name: /Posture of Costly tail/ }).click()
    await page.getByRole('option', { name: 'Build' }).click()
    await workshop.main.getByRole('button', { name: /Build.*Posture of Costly tail/ }).waitFor()
    await bar.undo('decide posture')
    await workshop.main.getByRole('button', { name: /Wind down, proposed.*Posture of Costly tail/ }).waitFor()
  })

  journey(
    'seeks the largest tier that so many people can serve, keeps a round line, and takes it back',
    async (desk) => {
      const { start, bar, comparison } = desk.screens
      const { page } = desk.workbench
      const workshop = new Workshop(page)
      await start.openSample()
      await bar.goTo('Compare')
      await comparison.lines('Value tiers')
      await workshop.open('Seek a goal…')
      await workshop.main.getByRole('textbox', { name: 'People' }).fill('40')
      await page.keyboard.press('Tab')
      await workshop.main.getByRole('textbox', { name: 'Each serves' }).fill('30')
      await page.keyboard.press('Tab')
      await workshop.main.getByRole('button', { name: 'Seek', exact: true }).click()
      await workshop.title(/^Strategic has 1,200 accounts with the line at €/).waitFor()
      const places = workshop.main.getByRole('table').first().getByRole('row')
      const rows = (await places.allInnerTexts()).slice(1).map((row) => row.split(/\s*\t\s*/))
      const euros = (text = '') => Number(text.replace(/[^\d.]/g, ''))
      const [now, found, below, above] = rows
      expect([now?.[0], found?.[0]]).toEqual(['Now', 'Found'])
      expect(euros(below?.[1])).toBeLessThan(euros(found?.[1]))
      expect(euros(above?.[1])).toBeGreaterThan(euros(found?.[1]))
      expect([found?.[3], below?.[3], above?.[3]]).toEqual(['met', 'missed', 'met'])

      // What was told of the round line is what the board shows once it stands there.
      await workshop.main.getByRole('button', { name: `Keep ${above?.[1]}` }).click()
      await page.getByRole('button', { name: 'Undo: set @strategic_margin' }).waitFor()
      await workshop.backToBoard()
      const lines = await comparison.lines('Value tiers')
      expect(lines.find(({ name }) => name === 'Strategic')?.cells[0]).toBe(above?.[2])
      await bar.undo('set @strategic_margin')
    },
  )
})
