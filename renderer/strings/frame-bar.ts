import type { StepId } from '../state/navigation-store.ts'

export interface StepWords {
  readonly name: string
  /** What the step gives, on the start screen. */
  readonly gives: string
}

/** The seven steps in executives' words. */
export const STEP_WORDS: Readonly<Record<StepId, StepWords>> = {
  frame: { name: 'Frame', gives: 'Say what is counted, over which period, in which currency' },
  data: { name: 'Data', gives: 'Import one row per customer, say what its columns mean' },
  hypothesise: { name: 'Hypothesise', gives: 'Write two to seven segmentation options' },
  compare: { name: 'Compare', gives: 'See the economics of every option side by side' },
  validate: { name: 'Validate', gives: 'Pass the checks, or accept a risk by name' },
  activate: { name: 'Activate', gives: 'Give each segment rules, playbook and owner' },
  govern: { name: 'Govern', gives: 'Hand over a definition with its same-answer proof' },
}

export const frameBarStrings = {
  find: 'Find a column, segment or command',
  untitled: 'Title of the workspace',
  saved: (time: string) => `Saved ${time}`,
  savedPlain: 'Saved',
  saving: 'Saving…',
  notSaved: (why: string) => `Not saved: ${why}`,
  readOnly: 'Read-only',
  readOnlyWhy: 'This workspace is read-only: its file or folder cannot be written.',
  readOnlyStill: 'Looking, comparing and handing over still work; changes are not kept.',
  undo: (name: string | null) => (name === null ? 'Nothing to undo' : `Undo: ${name}`),
  redo: (name: string | null) => (name === null ? 'Nothing to redo' : `Redo: ${name}`),
  theme: { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' },
  helpMenu: 'Help',
  workspaceMenu: 'Workspaces',
  openedBefore: 'Opened before',
  help: 'Keyboard and version',
  showInspector: 'Show the inspector',
  hideInspector: 'Hide the inspector',
  steps: 'Steps',
  asOf: (day: string) => `As of ${day}`,
  measured: (currency: string, from: string) => `${currency}, from ${from}`,
  costOfCapital: (share: string) => `Cost of capital ${share}`,
  later: 'Comes in a later version',
  laterNote: 'later version',
  upToDate: 'Up to date',
  noWorkspace: 'No workspace open',
  offline: 'Offline',
  lostConnection: 'The workbench does not answer. Trying again…',
  away: 'The workbench does not answer.',
  awayRemedy:
    'What was saved is kept. This window goes on by itself when it does; if Tessera was closed, start it again.',
  cancel: 'Cancel',
  nothingFound: 'Nothing has that name here',
  recent: 'Recent',
} as const
