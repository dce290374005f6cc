/** How names of files with data end, without the dot. What a file is, its content tells. */
export const DATA_EXTENSIONS = [
  'csv',
  'tsv',
  'txt',
  'parquet',
  'xlsx',
  'xlsm',
  'jsonl',
  'ndjson',
  'json',
  'gz',
  'zst',
] as const

/** What Excel lays beside a workbook that is open: "~$sales.xlsx". */
const OPEN_MARK = '~$'

/** Whether a file's name promises data; any other file can still be chosen by its name. */
export function isDataFile(name: string): boolean {
  if (name.startsWith(OPEN_MARK)) return false
  const extension = name.toLowerCase().split('.').at(-1)
  return name.includes('.') && DATA_EXTENSIONS.some((one) => one === extension)
}

/** Whether a file belongs to a folder of data that is read as one source: recipes lie in such folders as .json. */
export function isFolderData(name: string): boolean {
  return isDataFile(name) && !name.toLowerCase().endsWith('.json')
}

/** The last part of a path of any system. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}

/** A file's name without its ending, nor that of its packing: "sales_2024.csv.gz" → "sales_2024". */
export function withoutExtension(name: string): string {
  return name.replace(/\.(gz|zst)$/i, '').replace(/\.[^.]+$/, '')
}

/** A file's name as words: "WA_Fn-UseC_-Telco-Churn.csv" → "WA Fn UseC Telco Churn", "accounts_2025-09.csv" → "accounts 2025-09". */
export function wordsOfFileName(name: string): string {
  return withoutExtension(name)
    .replaceAll('_', ' ')
    .replace(/(?<=\p{L}|\s|^)-+(?=\p{L}|\s|$)/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
