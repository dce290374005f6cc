import type { ColumnType } from '../../../shared/entities/column.ts'
import type { ComparedAs } from '../../../shared/recipe/comparison.ts'

/** Words that say nothing of who a company or person is. */
const EMPTY_WORDS =
  'gmbh|mbh|ag|kg|kgaa|ohg|gbr|ug|ev|ek|eg|se|co|inc|incorporated|corp|corporation|company|ltd|limited|llc|llp|lp|plc|sa|sas|sarl|srl|spa|bv|nv|oy|ab|aps|pty|the|und|and|et|mr|mrs|ms|dr|prof|herr|frau'

const DIGITS_OF_PHONE = 8

/** Accents gone, lower case, "ß" as "ss". */
const plain = (text: string): string => `replace(lower(strip_accents(${text})), 'ß', 'ss')`
/** Letters and digits with one space between words; points belong to abbreviations and go without a trace. */
const words = (text: string): string =>
  `trim(regexp_replace(replace(${plain(text)}, '.', ''), '[^\\p{L}\\p{N}]+', ' ', 'g'))`
const bare = (text: string): string => `regexp_replace(${plain(text)}, '[^\\p{L}\\p{N}]+', '', 'g')`
const withoutEmptyWords = (text: string): string =>
  `coalesce(nullif(trim(regexp_replace(regexp_replace(${text}, '\\b(${EMPTY_WORDS})\\b', '', 'g'), '\\s+', ' ', 'g')), ''), ${text})`

/** A value as it is compared, as a DuckDB expression; missing where nothing is left of it. */
export function comparedValue(sql: string, type: ColumnType, as: ComparedAs): string {
  const text = type === 'text' ? sql : `CAST(${sql} AS VARCHAR)`
  return `nullif(${evened(text, as)}, '')`
}

function evened(text: string, as: ComparedAs): string {
  switch (as) {
    case 'name':
      return withoutEmptyWords(words(text))
    case 'street':
      return `regexp_replace(regexp_replace(${words(text)}, '(strasse|street)\\b', 'str', 'g'), '\\s+', '', 'g')`
    case 'phone':
      return `right(regexp_replace(${text}, '[^0-9]+', '', 'g'), ${DIGITS_OF_PHONE})`
    case 'email':
      return `lower(trim(${text}))`
    case 'code':
      return `ltrim(${bare(text)}, '0')`
    case 'postcode':
      return bare(text)
    case 'day':
    case 'place':
    case 'other':
      return words(text)
  }
}

/** The words of a name in the order of the alphabet: "Schmidt, Anna" is "Anna Schmidt". */
export function sortedWords(name: string): string {
  return `array_to_string(list_sort(string_split(${name}, ' ')), ' ')`
}

/** How alike names are that differ in their number of words, or in which an initial or a short word differs. */
const SOMEWHAT = 0.86
/** One slip in a word, or words written together. */
const NEARLY = 0.93

/** How alike two words are: the same, an initial of the other, one slip, two in a long one; else not. */
function wordSimilarity(x: string, y: string): string {
  const [longer, slips] = [`greatest(length(${x}), length(${y}))`, `damerau_levenshtein(${x}, ${y})`]
  return (
    `CASE WHEN ${x} = ${y} THEN 1 WHEN least(length(${x}), length(${y})) = 1 AND left(${x}, 1) = left(${y}, 1) THEN ${SOMEWHAT} ` +
    `WHEN ${longer} < 3 OR abs(length(${x}) - length(${y})) > 2 THEN 0 WHEN ${slips} = 1 THEN CASE WHEN ${longer} >= 5 THEN ${NEARLY} ELSE ${SOMEWHAT} END ` +
    `WHEN ${longer} >= 8 AND ${slips} = 2 THEN ${SOMEWHAT} ELSE 0 END`
  )
}

/** Names are as alike as the word of the shorter one that finds the worst partner in the longer one. */
function nameSimilarity(a: string, b: string): string {
  const [one, other] = [`string_split(${a}, ' ')`, `string_split(${b}, ' ')`]
  const [compact, otherCompact] = [`replace(${a}, ' ', '')`, `replace(${b}, ' ', '')`]
  const worst = (from: string, to: string): string =>
    `list_min(list_transform(${from}, x -> list_max(list_transform(${to}, y -> ${wordSimilarity('x', 'y')}))))`
  return (
    `CASE WHEN ${compact} = ${otherCompact} OR (length(${compact}) >= 8 AND damerau_levenshtein(${compact}, ${otherCompact}) = 1) THEN ${NEARLY} WHEN length(${one}) = length(${other}) THEN ${worst(one, other)} ` +
    `WHEN length(${one}) < length(${other}) THEN least(${SOMEWHAT}, ${worst(one, other)}) ELSE least(${SOMEWHAT}, ${worst(other, one)}) END`
  )
}

/** How alike two values are that are compared as `as`: 0 to 1, in DuckDB; missing where one of them is. */
export function similarity(a: string, b: string, as: ComparedAs): string {
  const alike = (): string => {
    switch (as) {
      case 'name':
        return nameSimilarity(a, b)
      case 'phone':
      case 'postcode':
      case 'code':
      case 'day':
        // Of codes each sign counts: so many as differ by insertion, removal or exchange.
        return `1 - damerau_levenshtein(${a}, ${b}) / greatest(length(${a}), length(${b}))`
      default:
        return `jaro_winkler_similarity(${a}, ${b})`
    }
  }
  return `CASE WHEN ${a} IS NULL OR ${b} IS NULL THEN NULL WHEN ${a} = ${b} THEN 1 ELSE least(0.999, ${alike()}) END`
}
