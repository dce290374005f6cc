/** Other files of sources, such as next month's, before the table is built from them. */
export const nextFilesWords = {
  title: 'Build from other files',
  explain: 'Nothing changes until you build; one undo then takes back the files, the day and the table together.',
  inPlaceOf: (files: number) => (files === 1 ? 'in place of the file there' : `in place of the ${files} files there`),
  beside: (files: number) => (files === 1 ? 'beside the file there' : `beside the ${files} files there`),
  also: 'Other files for',
  more: (source: string) => `${source}…`,
  asOf: 'As of',
  comparing: 'Comparing the files',
  changes: 'What changed in the files',
  same: 'The same columns, values and number of rows as in the last build.',
  problems: 'What keeps the table from being built',
  mend: 'Mend the files and choose them again, or take them over without building and mend the steps.',
  cancel: 'Cancel',
  takeOnly: 'Take over without building',
  build: 'Build the table',
} as const
