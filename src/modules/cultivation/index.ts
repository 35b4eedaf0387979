export { countStandings, type StandingCounts } from './store/countStandings.ts';
