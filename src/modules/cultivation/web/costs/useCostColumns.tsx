import type { DataColumn } from '../../../../web/ui/DataTable.tsx';
import { useLanguage, useText } from '../../../../web/ui/language.tsx';
import { factLabel, factText } from '../../../enterprise/web/door.ts';
import type { ChangeCosts } from '../../contract.ts';
import { costText } from '../costText.ts';
import { messages } from './messages.ts';
import { PercentField } from './PercentField.tsx';
import styles from './useCostColumns.module.css';

type FactCost = ChangeCosts['facts'][number];

interface CostColumns {
  readonly own: string;
  readonly mayEdit: boolean;
  readonly regionName: (code: string) => string;
}

/** What moves, what the packs say it costs, what holds here and who has said so. */
export function useCostColumns({ own, mayEdit, regionName }: CostColumns): readonly DataColumn<FactCost>[] {
  const text = useText(messages);
  const { language } = useLanguage();
  const wayText = (fact: string, { way, to, cost }: FactCost['ways'][number]) =>
    text(`way_${way}`, { value: factText(fact, to, language), cost: costText(cost, language) });
  const setByText = ({ set_by }: FactCost) => {
    if (set_by === null) return text('byPacks');
    return set_by === own ? text('byOwn') : text('byAbove', { region: regionName(set_by) });
  };
  return [
    { key: 'fact', title: text('fact'), isFixed: true, width: 220, render: ({ fact }) => factLabel(fact, language) },
    {
      key: 'packs',
      title: text('packsSay'),
      render: ({ fact, ways }) => (
        <ul className={styles.ways}>
          {ways.map((way) => (
            <li key={`${way.way} ${String(way.to)}`}>{wayText(fact, way)}</li>
          ))}
        </ul>
      ),
    },
    {
      key: 'percent',
      title: text('here'),
      render: (cost) =>
        mayEdit ? (
          <PercentField key={`${cost.fact} ${cost.percent}`} cost={cost} isOwn={cost.set_by === own} />
        ) : (
          `${cost.percent}%`
        ),
    },
    { key: 'setBy', title: text('setBy'), render: setByText },
  ];
}
