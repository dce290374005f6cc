/** Words of the window's own parts, whatever they show. */
export const partStrings = {
  close: 'Close',
  dismiss: 'Dismiss',
  error: 'Error',
  warning: 'Warning',
  loading: 'Loading',
  noMatch: 'No match',
  showChoices: (label: string) => `Show the choices for ${label.toLowerCase()}`,
} as const

/** What stands in the place of a screen that failed. */
export const screenFailedStrings = {
  label: 'Problem',
  title: 'This screen could not be shown',
  again: 'Show it again',
  help: 'Nothing that was saved is lost. If it happens again, go to another step and copy the diagnostics.',
} as const

/** Going through a table that is too long to be scrolled at once. */
export const rowWindowStrings = {
  rows: (first: string, last: string, all: string) => `Rows ${first} to ${last} of ${all}`,
  previous: 'Previous million',
  next: 'Next million',
  goTo: 'Go to row',
} as const
