import { formatExactCount } from '../ui/format-number.ts'

/** The stages of a recipe and its script for a warehouse. */
export const warehouseWords = {
  stages: 'Stages',
  names: { sources: 'Sources', features: 'Features', scores: 'Scores' },
  rulesOf: (option: string) => `Rules of “${option}”`,
  none: 'none',
  changed: 'changed since the last build',
  explain:
    'Each stage has a fingerprint. Those of sources, features and scores change with what goes into them; rules stand for themselves, so a moved threshold changes theirs alone.',
  full: (stage: string, hash: string) => `${stage}: SHA-256 ${hash}`,
  save: 'Save as SQL…',
  title: 'The recipe as SQL',
  intro:
    'A script that makes this customer table in a warehouse from its own tables, each step a view or a table there. Tables of the warehouse are only read.',
  product: 'For',
  products: { duckdb: 'DuckDB', postgresql: 'PostgreSQL' },
  tables: 'Tables of the warehouse',
  tableOf: (source: string) => `Table for ${source}`,
  proposed: 'Proposed: write what it is called there, with its schema.',
  decoded: (fileName: string) => `No SQL reads its files: its rows go along as ${fileName}, unless a table has them.`,
  columns: (count: number) => `${formatExactCount(count)} ${count === 1 ? 'column' : 'columns'} in use`,
  script: 'Script',
  keys: (count: number, fileName: string) =>
    `${formatExactCount(count)} ${count === 1 ? 'key that people decided about goes' : 'keys that people decided about go'} along as ${fileName}: no SQL holds such decisions.`,
  decoding: 'How files were read is no part of it: the tables must have the values with the types named in the script.',
  notYet: 'The script cannot be written yet',
  close: 'Close',
  saveFile: 'Save',
  writing: 'Writing the script',
} as const
