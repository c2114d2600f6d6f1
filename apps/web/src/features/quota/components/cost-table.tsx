import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/lib/use-formats';
import { type Costs, costKinds } from '../model/costs';

interface CostTableProps {
  /** What the rows are. */
  rowsAre: string;
  lastColumn: string;
  caption?: string;
  rows: readonly { key: string; name: string; costs: Costs; last: ReactNode }[];
}

/** Counts of messages by what they cost. */
export function CostTable({ rowsAre, lastColumn, caption, rows }: CostTableProps) {
  const { t } = useTranslation('admin');
  const { count } = useFormats();
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left tabular-nums">
        {caption && (
          <caption className="caption-bottom pt-2 text-left text-[0.8125rem] text-muted">{caption}</caption>
        )}
        <thead className="text-[0.8125rem] text-muted">
          <tr className="h-10 border-b">
            <th scope="col" className="pr-3 font-medium">
              {rowsAre}
            </th>
            {costKinds.map((kind) => (
              <th key={kind} scope="col" className="px-1.5 text-right font-medium @lg/page:px-3">
                {t(`quota.economy.${kind}`)}
              </th>
            ))}
            <th scope="col" className="pl-1.5 text-right font-medium">
              {lastColumn}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, costs, last }) => (
            <tr key={key} className="h-10 border-b">
              <th scope="row" className="pr-3 font-normal whitespace-nowrap">
                {name}
              </th>
              {costKinds.map((kind) => (
                <td key={kind} className="px-1.5 text-right @lg/page:px-3">
                  {count(costs[kind])}
                </td>
              ))}
              <td className="pl-1.5 text-right">{last}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
