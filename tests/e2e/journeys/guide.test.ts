import { expect } from 'vitest'
import { onEveryHost } from '../on-every-host.ts'
import { HelpDialogs } from '../pages/help-dialogs.ts'

onEveryHost((journey) => {
  journey('opens the guide at the page of the step, turns its pages and follows its links', async (desk) => {
    const { start, bar } = desk.screens
    const help = new HelpDialogs(desk.workbench.page)
    expect(await help.openGuide()).toBe('Start, and try the sample')
    await help.close()

    await start.openSample()
    await bar.goTo('Compare')
    expect(await help.openGuide()).toBe('Compare')
    await help.turnTo('Rules')
    expect(await help.guide.getByRole('cell', { name: 'needs has "Audit trail"' }).count()).toBe(1)
    await help.follow('proof')
    expect(await help.pageTitle()).toBe('Prove and hand over')
    await help.close()
    await bar.shows('Compare')
  })

  journey('shows the licences of Tessera and of what it is built from', async (desk) => {
    const help = new HelpDialogs(desk.workbench.page)
    await help.choose('Licences')
    const text = await help.licences()
    expect(text).toContain('MIT License')
    for (const part of ['better-sqlite3', '@duckdb/node-api', 'SIL OPEN FONT LICENSE']) expect(text).toContain(part)
    await help.close()
  })
})
