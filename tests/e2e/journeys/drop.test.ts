import { onEveryHost } from '../on-every-host.ts'

onEveryHost((journey) => {
  journey(
    'takes a file that is dropped on the window, and refuses a dropped workspace with the way to open it',
    async (desk) => {
      const { start, importing, bar } = desk.screens
      await start.drop('dropped.csv', 'account,revenue\nA-1,5\nA-2,7\nA-3,9\n')
      await importing.isChecked(3)
      await importing.load()
      await bar.closeWorkspace()

      await start.recent('dropped').waitFor()
      await start.drop('copy.tessera', 'no matter what')
      await start.main.getByText('Open it where it lies with “Open a workspace…”.').waitFor()
    },
    // Electron grants a dropped file by its path, which only a real drop has.
    { on: 'loopback' },
  )
})
