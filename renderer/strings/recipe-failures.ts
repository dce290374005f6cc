/** The ways out of a build that was refused, each one press. */
export const failureWords = {
  summarise: (rows: string, noun: string) => `Summarise ${rows} per ${noun}`,
  rollUp: 'Make one row of each key',
  ofKeys: (rows: string) => `Summarise the rows of ${rows}`,
  unfinished: (steps: number) =>
    steps === 1
      ? 'A step is not finished and would be left out'
      : `${steps} steps are not finished and would be left out`,
  unfinishedNote: (names: string) => `${names}. What was chosen there is kept.`,
  finish: 'Go on with it',
  buildWithout: 'Build without it',
  notFinished: 'not finished',
  discard: (step: string) => `Discard the unfinished step ${step}`,
  stillUnfinished: (steps: number) =>
    steps === 1
      ? 'Built without a step that is not finished yet.'
      : `Built without ${steps} steps that are not finished yet.`,
} as const
