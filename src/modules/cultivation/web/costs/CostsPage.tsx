import { useQuery } from '@tanstack/react-query';
import { DataTable } from '../../../../web/ui/DataTable.tsx';
import { EmptyState } from '../../../../web/ui/EmptyState.tsx';
import { useText } from '../../../../web/ui/language.tsx';
import { Page } from '../../../../web/ui/Page.tsx';
import { useSession } from '../../../../web/ui/session.ts';
import { useRegionName } from '../useRegionName.ts';
import { changeCostsQuery } from './changeCostsQuery.ts';
import { messages } from './messages.ts';
import { useCostColumns } from './useCostColumns.tsx';

/** What changing facts costs in the own region: what the packs say, and what the region says of it. */
export default function CostsPage() {
  const text = useText(messages);
  const { organisation, may } = useSession();
  const own = organisation?.region_code ?? '';
  const mayLevel = own.length <= 4;
  const mayEdit = may('cultivation.costs') && mayLevel;
  const { data, error, refetch } = useQuery(changeCostsQuery);
  const setters = [...new Set((data?.facts ?? []).flatMap(({ set_by }) => set_by ?? []))];
  const regionName = useRegionName([own, ...setters]);
  const why = mayEdit ? 'leadEdit' : mayLevel ? 'leadReader' : 'leadCounty';
  return (
    <Page
      title={text('title', { region: regionName(own) })}
      lead={`${text('lead')} ${text(why)}`}
      trail={[{ to: '/one-step', label: text('oneStep') }]}
      width="wide"
    >
      <DataTable
        label={text('title', { region: regionName(own) })}
        columns={useCostColumns({ own, mayEdit, regionName })}
        rows={data?.facts}
        rowKey={({ fact }) => fact}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyState title={text('none')} advice={text('noneAdvice')} />}
      />
    </Page>
  );
}
