import type { PlanColumn } from '../../../../shared/recipe/build-plan.ts'
import { postgresRecipeDialect } from '../postgres-recipe-dialect.ts'
import { duckdbRecipeDialect, type RecipeDialect } from '../recipe-dialect.ts'

/** The products that a recipe's script is written for. SQLite has neither patterns nor a median, so there is none for it. */
export type ScriptProductId = 'duckdb' | 'postgresql'

/** How one product writes what a script needs around its statements. */
export interface ScriptProduct {
  readonly id: ScriptProductId
  readonly dialect: RecipeDialect
  /** Makes the schema of the working relations anew and looks there first. */
  readonly begin: readonly string[]
  /** Fills a table, that was just made, from a CSV file beside the script. */
  fill(table: string, fileName: string): string
  /** What the first group of a pattern finds in a text; missing where it does not match. */
  group(text: string, pattern: string): string
  /** Bytes that a name may have; null for any number. */
  readonly mostNameBytes: number | null
}

export const SCRIPT_SCHEMA = 'tessera_recipe'
/** The table that is made there: the SQL of an option reads it by this name. */
export const SCRIPT_TABLE = 'customers'

/** Keys are evened out by a function of the script's own, so that what is done to them is read once. */
const EVEN = (text: string): string => `even_spaces(${text})`

const duckdb: ScriptProduct = {
  id: 'duckdb',
  dialect: { ...duckdbRecipeDialect, create: 'CREATE', evenSpaces: EVEN },
  begin: [
    `DROP SCHEMA IF EXISTS ${SCRIPT_SCHEMA} CASCADE`,
    `CREATE SCHEMA ${SCRIPT_SCHEMA}`,
    `SET search_path = '${SCRIPT_SCHEMA},main'`,
    `CREATE MACRO even_spaces(t) AS ${duckdbRecipeDialect.evenSpaces('t')}`,
  ],
  fill: (table, fileName) =>
    `COPY ${table} FROM ${duckdbRecipeDialect.sql.text(fileName)} (HEADER, DELIMITER ',', QUOTE '"', ESCAPE '"')`,
  group: (text, pattern) => `nullif(regexp_extract(${text}, '${pattern}', 1), '')`,
  mostNameBytes: null,
}

const postgresql: ScriptProduct = {
  id: 'postgresql',
  dialect: { ...postgresRecipeDialect, evenSpaces: EVEN },
  begin: [
    'SET client_min_messages = warning',
    `DROP SCHEMA IF EXISTS ${SCRIPT_SCHEMA} CASCADE`,
    `CREATE SCHEMA ${SCRIPT_SCHEMA}`,
    `SET search_path = ${SCRIPT_SCHEMA}, public`,
    "SET datestyle = 'ISO'",
    `CREATE FUNCTION even_spaces(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT ${postgresRecipeDialect.evenSpaces('t')} $$`,
    // What other products have.
    `CREATE FUNCTION instr(text, text) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT strpos($1, $2)'`,
    `CREATE FUNCTION error(text) RETURNS text LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''%'', $1; END'`,
    'CREATE AGGREGATE min(boolean) (SFUNC = booland_statefunc, STYPE = boolean)',
    'CREATE AGGREGATE max(boolean) (SFUNC = boolor_statefunc, STYPE = boolean)',
  ],
  // A command of psql, which ends with its line.
  fill: (table, fileName) => `\\copy ${table} FROM '${fileName.replaceAll("'", "''")}' WITH (FORMAT csv, HEADER)\n`,
  group: (text, pattern) => `nullif(substring(${text} FROM '${pattern}'), '')`,
  mostNameBytes: 63,
}

export const SCRIPT_PRODUCTS: Readonly<Record<ScriptProductId, ScriptProduct>> = { duckdb, postgresql }

/** Statements that make a table and fill it from a CSV file beside the script. */
export function loadedTable(
  { dialect, fill }: ScriptProduct,
  name: string,
  columns: readonly PlanColumn[],
  fileName: string,
): readonly string[] {
  const { identifier, columnType } = dialect.sql
  const typed = columns.map((column) => `${identifier(column.name)} ${columnType(column.type)}`)
  return [`${dialect.create} TABLE ${identifier(name)} (${typed.join(', ')})`, fill(identifier(name), fileName)]
}
