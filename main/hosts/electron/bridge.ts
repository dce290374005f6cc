/** Names of the messages between the preload script and the main process. */
export const CHANNEL = {
  chooseFiles: 'tessera:choose-files',
  grantPath: 'tessera:grant-path',
  menuCommand: 'tessera:menu-command',
  openFile: 'tessera:open-file',
  /** The page listens for files opened from outside; those that wait may come. */
  listening: 'tessera:listening',
} as const
