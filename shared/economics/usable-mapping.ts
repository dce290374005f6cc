import type { ColumnType } from '../entities/column.ts'
import type { Mapping } from './role.ts'
import { ROLE_IDS } from './role.ts'
import { roleAccepts } from './role-catalogue.ts'

/** The bindings whose column is there and of a fitting type: a newly loaded table may have lost some. */
export function usableMapping(mapping: Mapping, columns: ReadonlyMap<string, ColumnType>): Mapping {
  const roles: Mapping['roles'] = {}
  for (const role of ROLE_IDS) {
    const binding = mapping.roles[role]
    const type = binding && columns.get(binding.column)
    if (binding && type && roleAccepts(role, type)) roles[role] = binding
  }
  return { roles }
}
