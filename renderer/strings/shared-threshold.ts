import type { Noun } from './structures.ts'

/** Words of what a shared threshold does to the other options that name it. */
export const sharedThresholdWords = {
  title: (threshold: string, option: string) => `@${threshold} in ${option}`,
  caption: (noun: Noun, unit: string | null) =>
    `Change of ${noun.plural}${unit === null ? '' : ` and of contribution, ${unit}`}`,
} as const
