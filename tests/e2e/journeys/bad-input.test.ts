import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { parseCsv } from '../../fixtures/parse-csv.ts'
import { onEveryHost } from '../on-every-host.ts'

const RAGGED = [
  'account,revenue,region',
  'A-1,100.50,North',
  'A-2,200,South,extra',
  'A-3,300,North',
  'A-4,many',
  'A-5,unknown,South',
  'A-6,600,South',
]

/** Rows of a file that takes long enough to be read that one can give up in the middle. */
const LONG = 400_000

onEveryHost((journey) => {
  journey('sets faulty rows aside in sight, saves them as a file and keeps them with the table', async (desk) => {
    const { start, importing, bar } = desk.screens
    await start.chooseData(await desk.put('ragged.csv', `${RAGGED.join('\n')}\n`))
    await importing.isChecked(6, 2)
    await importing.openSetAside()
    await importing.setAside('A-2,200,South,extra').filter({ hasText: '3' }).waitFor()
    await importing.setAside('A-4,many').filter({ hasText: '5' }).waitFor()

    const [, ...kept] = parseCsv(await readFile(await desk.save(() => importing.saveSetAside()), 'utf8'))
    const rowsAside = kept.filter(([what]) => what === 'row set aside')
    expect(rowsAside.map(([, line, , , raw]) => [line, raw])).toEqual([
      ['3', 'A-2,200,South,extra'],
      ['5', 'A-4,many'],
    ])

    await importing.load()
    await importing.openSetAside()
    await importing.setAside('A-4,many').waitFor()
    await bar.closeWorkspace()
  })

  journey('keeps the raw text of a value that misfits the type a person chose', async (desk) => {
    const { start, importing } = desk.screens
    const rows = RAGGED.filter((line) => line.split(',').length === 3)
    await start.chooseData(await desk.put('misfit.csv', `${rows.join('\n')}\n`))
    await importing.isChecked(4)
    await importing.readAs('revenue', 'Decimal')
    await importing.isChecked(4)
    await importing.openSetAside()
    await importing.setAside('unknown').filter({ hasText: 'revenue' }).waitFor()
    await importing.finding(/25\.0% of the values are not a number/).waitFor()
  })

  journey(
    'says of a file without rows, an empty file and a picture what is wrong, and takes another file then',
    async (desk) => {
      const { start, importing, bar } = desk.screens
      const faulty = [
        ['header-only.csv', 'account,revenue\n', 'header-only.csv has a header but no rows.'],
        ['empty.csv', '', 'empty.csv is empty.'],
        [
          'picture.csv',
          Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
          /picture\.csv .*not like CSV, JSON, Parquet or Excel/,
        ],
      ] as const
      for (const [name, content, message] of faulty) {
        await start.chooseData(await desk.put(name, content))
        await importing.failure(message).waitFor()
        await bar.closeWorkspace()
      }
      await start.chooseData(await desk.put('good.csv', 'account,revenue\nA-1,5\nA-2,7\n'))
      await importing.isChecked(2)
    },
  )

  journey('refuses a column with a value twice as the key and says which', async (desk) => {
    const { start, importing } = desk.screens
    const accounts = Array.from({ length: 20 }, (_, index) => `A-${index === 19 ? 1 : index},${index % 4}`)
    await start.chooseData(await desk.put('twice.csv', `account,tier\n${accounts.join('\n')}\n`))
    await importing.isChecked(20)
    await importing.finding(/^No column has one value per row/).waitFor()
    expect(await importing.key('account').isDisabled()).toBe(true)
    await importing.finding(/2 rows share a value \(A-1\)/).waitFor()
  })

  journey('leaves nothing behind when an import is given up', async (desk) => {
    const { start, importing } = desk.screens
    const lines = Array.from({ length: LONG }, (_, index) => `A-${index},${index % 977},${index % 7}`)
    await start.chooseData(await desk.put('long.csv', `account,revenue,tier\n${lines.join('\n')}\n`))
    await importing.discard()
    await start.main.waitFor()
    const kept = async (): Promise<string[]> => readdir(join(desk.home, 'Tessera/workspaces'))
    await expect.poll(kept).toEqual([])
  })
})
