import canonicalize from 'canonicalize'
import type { RecipeStages } from '../../shared/contract/warehouse.ts'
import type { Structure } from '../../shared/entities/structure.ts'
import type { Threshold } from '../../shared/entities/threshold.ts'
import type { Recipe } from '../../shared/recipe/recipe.ts'
import { rulesContent } from '../domain/structures/rules-content.ts'
import { hashesOf } from './build-spine.ts'

type Sha256 = (text: string) => string

/** The hash of what the rules of an option say. */
export function rulesHash(structure: Structure, thresholds: readonly Threshold[], sha256: Sha256): string {
  return sha256(canonicalize(rulesContent(structure, thresholds)) ?? '')
}

/** The hash of each stage from the files to the segments. */
export function stagesOf(
  recipe: Recipe,
  structures: readonly Structure[],
  thresholds: readonly Threshold[],
  sha256: Sha256,
): RecipeStages {
  const rules = structures.map((structure) => ({
    structureId: structure.id,
    name: structure.name,
    hash: rulesHash(structure, thresholds, sha256),
  }))
  return { ...hashesOf(recipe, sha256), rules }
}
