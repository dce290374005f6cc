import { sentenceCase } from '../ui/number-word.ts'

export const startStrings = {
  title: 'Turn customer data into segments a business can run on',
  promise: 'One workspace file on this laptop. Nothing is sent anywhere.',
  drop: 'Drop a CSV, JSON, Parquet or Excel file here',
  dropNote: 'One row per customer is enough to begin. Up to 10 million rows.',
  dropNow: 'Drop it to read it',
  choose: 'Choose data…',
  open: 'Open a workspace…',
  openNote: 'A .tessera file',
  sample: 'Open the sample workspace',
  sampleNote: '20,000 made-up accounts, three segmentation options',
  create: 'New empty workspace',
  createNote: 'Begin with what is counted, add data later',
  recent: 'Recent',
  recentCount: (count: number) => (count === 1 ? '1 workspace' : `${count} workspaces`),
  missing: 'File is no longer there.',
  locate: 'Locate…',
  remove: 'Remove from list',
  noTable: 'no table yet',
  options: (count: number) => (count === 0 ? 'none' : String(count)),
  atTheEnd: 'What you will have at the end',
  columns: { workspace: 'Workspace', units: 'Customer table', options: 'Options', opened: 'Last opened' },
  sampleTitle: 'Begin with the sample',
  sampleText: [
    'Accounts of a made-up business-to-business company, with twelve months of revenue, cost to serve, churn and what they need.',
    'Three segmentation options are ready to compare: by value, by needs and behaviour, and by operating structure.',
    'It is a workspace like any other. Change it as you like; your own data never mixes with it.',
  ],
  sampleButton: 'Open the sample',
} as const

export const fileDialogStrings = {
  titles: { data: 'Choose data', sources: 'Choose files', workspace: 'Open a workspace' },
  captions: {
    data: 'CSV, TSV, text, JSON, Parquet and Excel files',
    sources: 'CSV, TSV, text, JSON, Parquet and Excel files; Ctrl or Shift chooses several',
    workspace: '.tessera files',
  },
  open: 'Open',
  openSeveral: (files: number) => (files > 1 ? `Open ${files} files` : 'Open'),
  cancel: 'Cancel',
  empty: {
    data: 'No folders and no CSV, JSON, Parquet or Excel files here.',
    sources: 'No folders and no CSV, JSON, Parquet or Excel files here.',
    workspace: 'No folders and no workspaces here.',
  },
  columns: { name: 'Name', size: 'Size', changed: 'Changed' },
  trail: 'Where you are',
  path: 'Path',
  pathExample: 'Paste the path of a file or folder',
  go: 'Go',
} as const

/** The way to a table from several files. */
export const newTableStrings = {
  several: 'Several files…',
  severalNote: 'Customers, orders, products: one row per customer from all of them',
  workspace: 'Several files',
  untitled: 'New workspace',
  titleOf: (files: string, nouns: string) => `${files}: ${nouns}`,
  andMore: ([first = '', ...others]: readonly string[]) => `${first} and ${others.length} others`,
  titleFrom: (nouns: string, sources: string) => `${sentenceCase(nouns)} from ${sources}`,
  sources: 'Sources and steps',
  madeFrom: (sources: string, day: string) => `Made from ${sources}; as of ${day}`,
} as const

export const noDataStrings = {
  message: 'What was dropped holds no CSV, JSON, Parquet or Excel file.',
  remedy: 'Drop the files themselves, or the folder in which they lie.',
} as const
