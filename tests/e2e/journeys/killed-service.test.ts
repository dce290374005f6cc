import { expect } from 'vitest'
import { onEveryHost } from '../on-every-host.ts'

onEveryHost((journey) => {
  journey(
    'says that the service is gone when it is killed, and has everything acknowledged after it is back',
    async (desk, host) => {
      const { start, bar, table, options } = desk.screens
      await start.chooseData(await desk.put('accounts.csv', 'account,revenue\nA-1,500\nA-2,700\nA-3,20\n'))
      await desk.screens.importing.isChecked(3)
      await desk.screens.importing.load()
      await table.confirmMeanings()
      await bar.goTo('Hypothesise')
      await options.addOption('Size')
      await options.addLine('Segment', 'Large')
      await options.write('Large', 'revenue >= 500')
      await options.counts('Large', 2)
      await bar.isSaved()

      const told = bar.lostConnection().waitFor()
      await desk.workbench.killService()
      await told
      if (host.revivesService) await bar.lostConnection().waitFor({ state: 'detached' })
      else {
        await desk.restart()
        await desk.screens.start.openRecent('accounts')
      }

      const again = desk.screens
      await again.bar.shows('Hypothesise')
      await again.options.counts('Large', 2)
      expect(await again.options.text('Large').inputValue()).toBe('revenue >= 500')
      await again.bar.undo('edit rule')
      await again.options.counts('Standard path', 3)
      await again.bar.redo('edit rule')
      await again.options.counts('Large', 2)
    },
    { mayFault: true },
  )
})
