import type { Criterion, Posture } from '../../shared/entities/scorecard.ts'
import { WEIGHT_CHANGE } from '../../shared/scorecard/rank-flips.ts'
import { formatNumber, formatShare } from '../ui/format-number.ts'
import { listed } from './listed.ts'

const QUARTER = formatShare(WEIGHT_CHANGE, 0)

const NAMES: Readonly<Record<Criterion, string>> = {
  separation: 'Profit differences explained',
  churnContrast: 'Churn contrast',
  classified: 'Has a segment or is not served',
  distinct: 'Matched by one rule only',
  servable: 'Within capacity',
  perUnitYear: 'Contribution of one, per year',
  contributionShare: 'Share of contribution',
  margin: 'Contribution, % of revenue',
  potential: 'Potential not yet had',
  lowCostToServe: 'Cost to serve, % of gross margin',
  retention: 'Churn',
  lowCapital: 'Working capital, % of revenue',
}

const HINTS: Readonly<Record<Criterion, string>> = {
  separation: 'Share of the differences of contribution that lies between the segments, as on the board.',
  churnContrast: 'How far churn differs between the segments, as on the board.',
  classified: 'Share that a rule takes: all but the standard path.',
  distinct: 'Share that no second rule matches before the order decides.',
  servable: '100 while the fullest capacity does, else capacity ÷ demand. Capacities are given in Frame.',
  perUnitYear: 'Contribution per active year of one of them. The more, the better.',
  contributionShare: 'The more, the better.',
  margin: 'The more, the better.',
  potential: 'What peers get from the same kind and this segment does not yet. The more, the better.',
  lowCostToServe: 'How much of what they bring is spent on serving them. The less, the better.',
  retention: 'The less, the better: those who leave were served for nothing.',
  lowCapital: 'The less is tied up, the better.',
}

/** Words of the scorecard. */
export const scorecardWords = {
  open: 'Scorecard…',
  asking: 'Adding up the scores…',
  title: {
    leads: (name: string, points: number, isStable: boolean) =>
      `${name} leads by ${formatNumber(points, 1)} of 100 points; ${
        isStable ? `its rank holds with every weight ${QUARTER} higher or lower` : 'its rank turns with the weights'
      }`,
    level: (names: readonly string[]) => `${listed(names)} score the same`,
    none: 'No score yet: every weight is nought, or no figure is known of all options',
  },
  scope: (left: readonly string[]) =>
    `Points from 0 to 100, weighted; bold is the best.${
      left.length === 0 ? '' : ` Left out, because not every option has it: ${left.join(', ')}.`
    }`,
  tabsLabel: 'Scorecard',
  tabs: { options: 'Options', segments: 'Segments' },
  criterion: 'Criterion',
  weight: 'Weight',
  weightOf: (name: string) => `Weight of ${name}`,
  name: (id: Criterion) => NAMES[id],
  hint: (id: Criterion) => HINTS[id],
  score: 'Weighted score',
  rank: 'Rank',
  holds: 'holds',
  turns: 'turns',
  usual: 'Usual weights',
  flips: 'Which ranks turn',
  flipsCaption: `Each weight alone ${QUARTER} lower and ${QUARTER} higher.`,
  noFlips: 'None: every rank holds.',
  flip: (ahead: string, behind: string, criterion: string, factor: number) =>
    `With ${QUARTER} ${factor > 1 ? 'more' : 'less'} weight on ${criterion}, ${behind} is level with ${ahead} or ahead of it.`,
  option: 'Option',
  segments: {
    title: (name: string, segment: string) => `${segment} comes first in ${name}: worth having and able to be served`,
    none: (name: string) => `The segments of ${name} cannot be ranked yet`,
    noneHelp: 'Map revenue, gross margin and a cost to serve in Data; then figures tell what segments are worth.',
    scope:
      'Points are 0 for the worst segment of the option and 100 for the best; attractiveness × ability to serve ÷ 100.',
    attraction: 'Attractiveness',
    service: 'Ability to serve',
    priority: 'Priority',
    revenueRank: 'Rank by revenue',
    profitRank: 'Rank by profit',
    posture: 'Posture',
    postureOf: (name: string) => `Posture of ${name}`,
    segment: 'Segment',
    left: (names: readonly string[]) => `Left out, because not every segment has it: ${names.join(', ')}.`,
    postureNote:
      'Proposed by the figures until somebody decides: wind down what contributes nothing; who brings half of an even share of contribution or more funds the business; what brings less is to be built where it has more than half of the points of attractiveness.',
    rankShift: (places: number) =>
      places === 0 ? '' : places > 0 ? `${places} better than by revenue` : `${-places} worse than by revenue`,
  },
  posture: { fund: 'Fund', build: 'Build', 'wind-down': 'Wind down' } satisfies Record<Posture, string>,
  proposed: (name: string) => `${name}, proposed`,
  undecided: 'To be decided',
} as const
