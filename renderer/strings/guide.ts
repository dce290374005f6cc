/** Words around the guide and the licences; the guide's own are in docs/guide/. */
export const guideStrings = {
  title: 'Guide',
  open: 'Open the guide',
  pages: 'Pages of the guide',
  licences: 'Licences',
  openLicences: 'Show the licences',
  own: 'Tessera',
  others: 'What Tessera is built from',
} as const
