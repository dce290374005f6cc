import { formatExactCount, formatUnits } from '../ui/format-number.ts'
import type { Noun } from './hand-over.ts'

/** Words of the certificate's place before a proof was made. */
export const proofAheadWords = {
  title: 'Prove that every engine puts every row in the same segment',
  lead: 'Nothing leaves this laptop unproved: the SQL that is handed over is run here first, and every answer compared.',
  compared: 'What is compared',
  engine: 'Engine',
  role: 'Part',
  rows: (noun: Noun) => `${noun.plural.charAt(0).toUpperCase()}${noun.plural.slice(1)}`,
  engines: [
    { name: 'Workbench', role: 'the answer that you see on screen' },
    { name: 'DuckDB', role: 'runs the SQL for analytical databases' },
    { name: 'SQLite', role: 'runs the SQL for small ones' },
    { name: 'PostgreSQL', role: 'runs the SQL for it, where this computer has it' },
  ],
  /** How many customer rows each engine is asked about. */
  count: formatExactCount,
  testRows: 'What the test rows hold, beside the table',
  tests: [
    'each number of a rule, just below, at and just above it',
    'missing values in every column that a rule reads',
    'upper and lower case, spaces around a text, accents',
    'rows that two neighbouring rules both match',
    'the as-of date, 90 days before it and 90 days after',
  ],
  sight: 'Could they see a fault?',
  sightHelp:
    'The definition is altered on purpose: thresholds moved by one step, signs turned, rules swapped. The test rows must notice each alteration, or the proof does not count.',
  verdict: 'What comes of it',
  verdicts: (files: number) => [
    `No row differs: the ${formatExactCount(files)} files at the right can be saved, the proof among them.`,
    'A row differs: it is shown with both answers, and nothing can be exported.',
    'A rule or the table changes later: the proof is out of date and is made again.',
  ],
  time: (units: number, noun: Noun) =>
    `${units < 200_000 ? 'Usually some seconds' : units < 2_000_000 ? 'Up to a minute' : 'Some minutes'} for ${formatUnits(units, noun)}; it can be cancelled, and you can go on working.`,
} as const
