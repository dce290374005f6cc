import { expect } from 'vitest'
import { assign, firstCustomerFile, meaningOf } from '../customer-file.ts'
import { onEveryHost } from '../on-every-host.ts'
import { ColumnList } from '../pages/column-list.ts'
import {
  buildOption,
  handOver,
  importFile,
  placeFile,
  readComparison,
  savedTotal,
  seesCounts,
  writeOption,
} from './main-path.ts'

const file = firstCustomerFile()

onEveryHost((journey) => {
  journey(
    'leads from an empty screen to a proved definition and shows the same figures after a restart',
    async (desk) => {
      const placed = await placeFile(desk, file)
      const { rows } = placed
      await importFile(desk, placed)
      await desk.screens.table.confirmMeanings()
      for (const [meaning, column] of Object.entries(file.doubted))
        await desk.screens.table.confirmMeaning(meaning, column)
      await desk.screens.table.available(/^Net revenue .\d/).waitFor()
      const columns = new ColumnList(desk.workbench.page)
      if (file.guarded) await columns.open()
      for (const column of file.guarded ?? []) {
        await columns.choose(column)
        await columns.write(column, 'Purpose', 'Line and support that fit')
        await columns.pick(column, 'Legal basis', 'Contract')
        await columns.about(column).getByText('Nothing against it.').waitFor()
      }
      await desk.screens.table.writeOptions()

      await buildOption(desk, placed)
      const { bar, options, comparison } = desk.screens
      const [first, ...others] = file.built.lines
      const before = assign(rows, file.key, meaningOf(file.built.lines))
      const edited = [{ ...first, condition: { ...first.condition, value: file.editedValue } }, ...others]
      const after = assign(rows, file.key, meaningOf(edited))
      await options.counts(first.name, [...before.values()].filter((name) => name === first.name).length)
      await options.choose(first.name)
      await options.typeValue(first.name, file.editedValue)
      await seesCounts(desk, after, edited)
      await desk.workbench.page.keyboard.press('Enter')
      await bar.undo('edit rule')
      await seesCounts(desk, before, edited)
      await bar.redo('edit rule')
      await seesCounts(desk, after, edited)

      await writeOption(desk, placed)
      await options.compare()
      const read = async () => ({
        built: await readComparison(desk, file.built.name, rows.length),
        written: await readComparison(desk, file.written.name, rows.length),
      })
      const figures = await read()
      const revenue = rows.reduce((sum, row) => sum + file.netRevenueOf(row), 0)
      for (const option of [file.built.name, file.written.name]) {
        expect(await savedTotal(desk, option, /^Net revenue/)).toBeCloseTo(revenue, 2)
      }

      await comparison.handOver()
      await handOver(desk, placed, file.built.name, after)
      await desk.screens.handOver.choose(file.written.name)
      await handOver(desk, placed, file.written.name, assign(rows, file.key, file.written.lines))

      const title = await bar.title()
      await bar.closeWorkspace()
      await desk.screens.start.openRecent(title)
      await bar.goTo('Compare')
      expect(await read()).toEqual(figures)

      await desk.restart()
      await desk.screens.start.openRecent(title)
      await desk.screens.bar.goTo('Compare')
      expect(await read()).toEqual(figures)
    },
  )
})
