import { wordsOfFileName } from '../../../shared/files/data-files.ts'
import { wordsOf } from '../../../shared/recipe/column-signs.ts'
import type { RecipeInput } from '../../../shared/recipe/recipe.ts'
import { listed } from '../../strings/listed.ts'
import { newTableStrings } from '../../strings/start.ts'

const MOST_LETTERS = 120

/** Titles that say nothing: what a workspace is called until there is something to name it by. */
export function isUnnamed(title: string): boolean {
  return title === newTableStrings.workspace || title === newTableStrings.untitled
}

/**
 * What a workspace is called after its files and units: "AdventureWorks: customers", "Online retail: customers",
 * "Accounts from Products and Sales".
 * @param fileNames of all sources
 */
export function recipeTitle(
  { sources, unit, table: { base } }: Pick<RecipeInput, 'sources' | 'unit' | 'table'>,
  fileNames: readonly string[],
): string {
  const noun = unit.noun.plural
  const [first, ...more] = sources
  if (first !== undefined && more.length === 0)
    return cut(saysNoun(first.name, noun) ? first.name : newTableStrings.titleOf(first.name, noun))
  const common = commonWords(fileNames.map(wordsOfFileName))
  if (common !== '') return cut(newTableStrings.titleOf(common, noun))
  const isBase = (id: string): boolean => base.kind === 'source' && base.source === id
  const others = sources.filter(({ id, name }) => !isBase(id) || !saysNoun(name, noun))
  const names = others.map(({ name }) => name)
  return cut(newTableStrings.titleFrom(noun, names.length > 2 ? newTableStrings.andMore(names) : listed(names)))
}

const cut = (title: string): string => title.slice(0, MOST_LETTERS)

function saysNoun(name: string, noun: string): boolean {
  return wordsOf(name).split(' ').includes(noun.toLowerCase())
}

/** Whole words with which all names begin. */
function commonWords(names: readonly string[]): string {
  const [first = [], ...others] = names.map((name) => name.split(' '))
  let count = 0
  while (count < first.length && others.every((words) => words[count] === first[count])) count += 1
  return first.slice(0, count).join(' ')
}
