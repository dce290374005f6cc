import { blocks as behaviours } from '../../../docs/guide/behaviours.md'
import { blocks as certainty } from '../../../docs/guide/certainty.md'
import { blocks as columnCheck } from '../../../docs/guide/column-check.md'
import { blocks as columnMeanings } from '../../../docs/guide/column-meanings.md'
import { blocks as commandLine } from '../../../docs/guide/command-line.md'
import { blocks as compare } from '../../../docs/guide/compare.md'
import { blocks as data } from '../../../docs/guide/data.md'
import { blocks as filesAndSafety } from '../../../docs/guide/files-and-safety.md'
import { blocks as formulas } from '../../../docs/guide/formulas.md'
import { blocks as handOver } from '../../../docs/guide/hand-over.md'
import { blocks as keyboard } from '../../../docs/guide/keyboard.md'
import { blocks as numbers } from '../../../docs/guide/numbers.md'
import { blocks as options } from '../../../docs/guide/options.md'
import { blocks as overlap } from '../../../docs/guide/overlap.md'
import { blocks as places } from '../../../docs/guide/places.md'
import { blocks as rules } from '../../../docs/guide/rules.md'
import { blocks as sameCustomer } from '../../../docs/guide/same-customer.md'
import { blocks as severalFiles } from '../../../docs/guide/several-files.md'
import { blocks as start } from '../../../docs/guide/start.md'
import { blocks as troubleshooting } from '../../../docs/guide/troubleshooting.md'
import { blocks as unseenCustomers } from '../../../docs/guide/unseen-customers.md'
import { blocks as warehouse } from '../../../docs/guide/warehouse.md'
import { blocks as whatItTakes } from '../../../docs/guide/what-it-takes.md'
import { blocks as workshop } from '../../../docs/guide/workshop.md'
import type { GuidePageId } from '../../state/guide-store.ts'
import { type Block, wordsOf } from '../../ui/prose/prose.ts'

/** Every page of the guide; a chunk of its own, loaded when the guide is first opened. */
export const GUIDE_BLOCKS: Readonly<Record<GuidePageId, readonly Block[]>> = {
  start,
  data,
  'several-files': severalFiles,
  behaviours,
  'same-customer': sameCustomer,
  'unseen-customers': unseenCustomers,
  'column-meanings': columnMeanings,
  'column-check': columnCheck,
  places,
  rules,
  options,
  compare,
  overlap,
  certainty,
  numbers,
  'what-it-takes': whatItTakes,
  workshop,
  'hand-over': handOver,
  warehouse,
  'command-line': commandLine,
  formulas,
  keyboard,
  'files-and-safety': filesAndSafety,
  troubleshooting,
}

/** A page's name: its first heading. */
export function titleOf(page: GuidePageId): string {
  const [first] = GUIDE_BLOCKS[page]
  return first?.kind === 'heading' ? wordsOf(first.of) : page
}
