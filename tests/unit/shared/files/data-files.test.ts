import { describe, expect, it } from 'vitest'
import { isDataFile, isFolderData, withoutExtension, wordsOfFileName } from '../../../../shared/files/data-files.ts'

describe('names of files with data', () => {
  it.each([
    'a.csv',
    'A.TSV',
    'a.b.parquet',
    'events.jsonl',
    'events.ndjson',
    'list.json',
    'a.csv.gz',
    'a.zst',
    'a.XLSX',
    'a.xlsm',
  ])('%s promises data', (name) => expect(isDataFile(name)).toBe(true))

  it.each(['csv', 'a.xls', '~$a.xlsx', 'a.csv.bak', 'a.tessera', ''])('%j does not', (name) => {
    expect(isDataFile(name)).toBe(false)
  })

  it('leave out a recipe that lies in the folder of its files', () => {
    expect(['2024-01.csv', 'recipe.json', '2024-02.jsonl'].filter(isFolderData)).toEqual([
      '2024-01.csv',
      '2024-02.jsonl',
    ])
  })

  it.each([
    ['sales_2024.csv', 'sales_2024'],
    ['sales_2024.csv.gz', 'sales_2024'],
    ['events.jsonl.ZST', 'events'],
    ['a.b.csv', 'a.b'],
    ['packed.gz', 'packed'],
    ['bare', 'bare'],
  ])('%s without its ending is %s', (name, bare) => expect(withoutExtension(name)).toBe(bare))
})

it.each([
  ['WA_Fn-UseC_-Telco-Customer-Churn.csv', 'WA Fn UseC Telco Customer Churn'],
  ['accounts_2025-09.csv.gz', 'accounts 2025-09'],
  ['K-0001_Größe - neu.txt', 'K-0001 Größe neu'],
  ['--.csv', ''],
])('is said in words: %s', (name, words) => {
  expect(wordsOfFileName(name)).toBe(words)
})
