/** Words of every chart. */
export const chartWords = {
  menu: (title: string) => `Save or copy: ${title}`,
  moreLabel: 'Save or copy this chart',
  savePng: 'Save picture (PNG)',
  saveSvg: 'Save picture (SVG)',
  saveCsv: 'Save data (CSV)',
  copyData: 'Copy data',
  showTable: 'Show as table',
  showPicture: 'Show as picture',
  notDrawn: 'The picture could not be drawn. Its data are in the table view.',
  notSaved: 'The picture could not be made.',
  notSavedRemedy: 'Save its data as CSV, or reload the window and try again.',
  notCopied: 'The clipboard could not be written.',
  notCopiedRemedy: 'Click into the window and copy again, or save the data as CSV.',
  missing: 'n/a',
} as const
