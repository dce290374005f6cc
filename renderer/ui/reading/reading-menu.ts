import type { DateOrder, ImportPreview, ReadOptionsInput } from '../../../shared/contract/imports.ts'
import { dateOrder } from '../../../shared/contract/imports.ts'
import { ownValue } from '../../../shared/contract/own-value.ts'
import { type ColumnType, columnType } from '../../../shared/entities/column.ts'
import { DATE_ORDER_WORDS, importStrings as say, TYPE_WORDS } from '../../strings/data.ts'
import type { MenuGroup } from '../menu.tsx'
import type { ReadingOptionsProps } from './reading-options.tsx'

/** A column as it is read now. */
export interface ColumnToRead {
  readonly name: string
  readonly type: ColumnType
  /** Of days: how they are read, where that is known. */
  readonly dateOrder?: DateOrder | null | undefined
  /** What stands for a missing value in it, or may. */
  readonly missing: ImportPreview['columns'][number]['missing']
}

/** How a column may be read: its type, for days the order of their parts, and what means missing. */
export function readingMenu(column: ColumnToRead, { options, onChange }: ReadingOptionsProps): readonly MenuGroup[] {
  const { name, type, missing } = column
  const readOrder = ownValue(options.dateOrders, name) ?? column.dateOrder
  const orders = dateOrder.options.map((order) => ({
    id: `order-${order}`,
    name: DATE_ORDER_WORDS[order],
    isChosen: type === 'date' && readOrder === order,
    onChoose: () =>
      onChange({
        ...options,
        types: { ...options.types, [name]: 'date' },
        dateOrders: { ...options.dateOrders, [name]: order },
      }),
  }))
  const types = columnType.options.map((id) => ({
    id,
    name: TYPE_WORDS[id],
    isChosen: id === type,
    onChoose: () => onChange(readAs(name, id, options)),
  }))
  return [
    { title: say.readAsTitle, entries: types },
    { title: say.daysTitle, entries: orders },
    ...(missing.length === 0
      ? []
      : [{ title: say.missingTexts, entries: missingEntries(column, { options, onChange }) }]),
    ...(isChosen(name, options)
      ? [{ entries: [{ id: 'guess', name: say.asGuessed, onChoose: () => onChange(asFound(name, options)) }] }]
      : []),
  ]
}

/** One entry for each text that may stand for a missing value; choosing it takes it as one, or as a value again. */
function missingEntries(
  { name, missing }: ColumnToRead,
  { options, onChange }: ReadingOptionsProps,
): MenuGroup['entries'] {
  const read = missing.filter(({ isRead }) => isRead).map(({ text }) => text)
  return missing.map(({ text, isRead }) => ({
    id: `missing-${text}`,
    name: say.missingText(text),
    isChosen: isRead,
    onChoose: () => {
      const chosen = isRead ? read.filter((one) => one !== text) : [...read, text]
      onChange({ ...options, missing: { ...options.missing, [name]: chosen } })
    },
  }))
}

/** Whether a person said how a column is read. */
export function isChosen(name: string, { types, dateOrders, missing }: ReadOptionsInput): boolean {
  return [types, dateOrders, missing].some((chosen) => ownValue<unknown>(chosen, name) !== undefined)
}

/** The options with one column's type chosen; the order of its days is found anew. */
export function readAs(name: string, type: ColumnType, options: ReadOptionsInput): ReadOptionsInput {
  const { [name]: _order, ...dateOrders } = options.dateOrders ?? {}
  return { ...options, types: { ...options.types, [name]: type }, dateOrders }
}

/** The options with nothing chosen for one column. */
function asFound(name: string, options: ReadOptionsInput): ReadOptionsInput {
  const { [name]: _type, ...types } = options.types ?? {}
  const { [name]: _order, ...dateOrders } = options.dateOrders ?? {}
  const { [name]: _missing, ...missing } = options.missing ?? {}
  return { ...options, types, dateOrders, missing }
}

/** "Read as text": the button of a doubtful column. */
export function readAsWords(type: ColumnType): string {
  return say.readAs(TYPE_WORDS[type])
}
