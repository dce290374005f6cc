import type { ImportPreview, ReadOptionsInput } from '../../../shared/contract/imports.ts'
import { dateOrder } from '../../../shared/contract/imports.ts'
import { type ColumnType, columnType } from '../../../shared/entities/column.ts'
import { readWith } from '../../state/import-flow.ts'
import { DATE_ORDER_WORDS, importStrings, TYPE_WORDS } from '../../strings/data.ts'
import type { MenuGroup } from '../../ui/menu.tsx'

type MissingText = ImportPreview['columns'][number]['missing'][number]

/** How a column may be read: its type and, for days, the order of their parts. A choice reads the file again. */
export function readingMenu(
  name: string,
  type: ColumnType,
  missing: readonly MissingText[],
  options: ReadOptionsInput,
): readonly MenuGroup[] {
  const orders = dateOrder.options.map((order) => ({
    id: `order-${order}`,
    name: DATE_ORDER_WORDS[order],
    isChosen: type === 'date' && options.dateOrders?.[name] === order,
    onChoose: () =>
      void readWith({
        ...options,
        types: { ...options.types, [name]: 'date' },
        dateOrders: { ...options.dateOrders, [name]: order },
      }),
  }))
  return [
    {
      title: 'Read as',
      entries: columnType.options.map((id) => ({
        id,
        name: TYPE_WORDS[id],
        isChosen: id === type,
        onChoose: () => readAs(name, id, options),
      })),
    },
    { title: 'Days are written', entries: orders },
    ...(missing.length === 0
      ? []
      : [{ title: importStrings.missingTexts, entries: missingEntries(name, missing, options) }]),
    ...(options.types?.[name] === undefined
      ? []
      : [
          { entries: [{ id: 'guess', name: 'As guessed from the file', onChoose: () => readAs(name, null, options) }] },
        ]),
  ]
}

/** One entry for each text that may stand for a missing value; choosing it takes it as one, or as a value again. */
function missingEntries(
  name: string,
  missing: readonly MissingText[],
  options: ReadOptionsInput,
): MenuGroup['entries'] {
  const read = missing.filter(({ isRead }) => isRead).map(({ text }) => text)
  return missing.map(({ text, isRead }) => ({
    id: `missing-${text}`,
    name: importStrings.missingText(text),
    isChosen: isRead,
    onChoose: () => {
      const chosen = isRead ? read.filter((one) => one !== text) : [...read, text]
      void readWith({ ...options, missing: { ...options.missing, [name]: chosen } })
    },
  }))
}

/** Reads the file again with one column's type chosen, or guessed again (null). */
export function readAs(name: string, type: ColumnType | null, options: ReadOptionsInput): void {
  const { [name]: _type, ...types } = options.types ?? {}
  const { [name]: _order, ...dateOrders } = options.dateOrders ?? {}
  void readWith({ ...options, types: type === null ? types : { ...types, [name]: type }, dateOrders })
}

/** "Read as text": the button of a doubtful column. */
export function readAsWords(type: ColumnType): string {
  return importStrings.readAs(TYPE_WORDS[type])
}
