import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
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

  journey(
    'takes a folder of monthly files that is dropped as one source',
    async (desk) => {
      const { start } = desk.screens
      const folder = join(desk.home, 'months')
      await mkdir(join(folder, '2024'), { recursive: true })
      for (const month of ['2024/orders-12.csv', 'orders-2.csv', 'orders-10.csv', 'notes.docx'])
        await writeFile(join(folder, month), 'order,amount\nO1,5\nO2,7\n')
      await start.dropFolder(folder)
      const dialog = desk.workbench.page.getByRole('dialog', { name: 'Add files as sources' })
      await dialog.getByText('Read these 3 files as one source').waitFor()
      const names = await dialog.getByText(/^orders-/).allInnerTexts()
      expect(names.map((name) => name.split(' ')[0])).toEqual(['orders-2.csv', 'orders-10.csv', 'orders-12.csv'])
    },
    { on: 'loopback' },
  )
})
