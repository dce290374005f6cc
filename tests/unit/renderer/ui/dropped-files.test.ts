import { describe, expect, it } from 'vitest'
import { droppedFiles } from '../../../../renderer/ui/dropped-files.ts'

interface Entry {
  readonly name: string
  readonly isFile: boolean
  readonly isDirectory: boolean
}

const file = (name: string): Entry & { file(take: (file: File) => void): void } => ({
  name,
  isFile: true,
  isDirectory: false,
  file: (take) => take(new File(['x'], name)),
})

/** A folder as a browser tells of it: in several answers, the last of them empty. */
function folder(name: string, ...entries: readonly Entry[]) {
  return {
    name,
    isFile: false,
    isDirectory: true,
    createReader() {
      const rest = [...entries]
      return { readEntries: (take: (some: readonly Entry[]) => void) => take(rest.splice(0, 2)) }
    },
  }
}

/** What a drop holds; a folder stands among its files as one without content. */
function transfer(...entries: readonly Entry[]): DataTransfer {
  const files = entries.map(({ name }) => new File([], name))
  const items = entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry }))
  return Object.assign(Object.create(null), { files, items, types: ['Files'] })
}

const namesOf = async (dropped: DataTransfer) => (await droppedFiles(dropped)).map(({ name }) => name)

describe('what is dropped', () => {
  it('are the files themselves where no folder is among them', async () => {
    expect(await namesOf(transfer(file('a.csv'), file('note.tessera')))).toEqual(['a.csv', 'note.tessera'])
  })

  it('are the files with data of a folder in order, those of its folders among them', async () => {
    const months = folder(
      'months',
      file('orders-10.xlsx'),
      file('orders-9.xlsx'),
      file('~$orders-9.xlsx'),
      file('read me.docx'),
      file('recipe.json'),
      folder('old', file('orders-1.csv')),
      file('.hidden.csv'),
    )
    expect(await namesOf(transfer(months, file('customers.csv')))).toEqual([
      'customers.csv',
      'orders-1.csv',
      'orders-9.xlsx',
      'orders-10.xlsx',
    ])
  })

  it('is nothing where a folder holds nothing that can be read', async () => {
    expect(await namesOf(transfer(folder('pictures', file('a.png'))))).toEqual([])
  })

  it('passes over a folder that cannot be looked into', async () => {
    const closed = {
      name: 'closed',
      isFile: false,
      isDirectory: true,
      createReader: () => ({ readEntries: (_: unknown, fail: (cause: Error) => void) => fail(new Error('no')) }),
    }
    expect(await namesOf(transfer(closed, folder('open', file('a.csv'))))).toEqual(['a.csv'])
  })
})
