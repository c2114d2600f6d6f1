import type { ReactElement } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useFormats } from '@/lib/use-formats';
import type { DayRow, DaySeries } from '../model/day-rows';

interface DrawingProps {
  rows: readonly DayRow[];
  series: readonly DaySeries[];
  /** A value as people read it. */
  words: (value: number | null) => string;
  /** The values are shares of 1. */
  isShare: boolean;
  onOpenDay?: (date: string) => void;
}

const height = 224;
const tick = { fill: 'var(--ink-muted)', fontSize: 12 };
const margin = { top: 8, right: 8, bottom: 0, left: 0 };

/** Bars, one day each, what belongs to the same day on top of one another. */
export function DayBars(props: DrawingProps) {
  const { rows, series } = props;
  return (
    <Sized>
      <BarChart {...chartProps(props)} data={[...rows]} maxBarSize={28} barCategoryGap="18%">
        {Axes(props)}
        {series.map(({ name, color }) => (
          <Bar
            key={name}
            dataKey={(row: DayRow) => row.values[name]}
            name={name}
            stackId="day"
            fill={`var(${color})`}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </Sized>
  );
}

/** Lines from day to day; a day without a value is a gap. */
export function DayLines(props: DrawingProps) {
  const { rows, series } = props;
  return (
    <Sized>
      <LineChart {...chartProps(props)} data={[...rows]}>
        {Axes(props)}
        {series.map(({ name, color }) => (
          <Line
            key={name}
            dataKey={(row: DayRow) => row.values[name]}
            name={name}
            type="linear"
            stroke={`var(${color})`}
            strokeWidth={2}
            // A day between two gaps would not be seen without one.
            dot={{ r: rows.length > 31 ? 1 : 2, fill: `var(${color})`, strokeWidth: 0 }}
            activeDot={{ r: 4, strokeWidth: 0 }}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </Sized>
  );
}

function Sized({ children }: { children: ReactElement }) {
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 320, height }}>
      {children}
    </ResponsiveContainer>
  );
}

function chartProps({ onOpenDay }: DrawingProps) {
  return {
    margin,
    // What it draws can be read as a table; two ways through the same numbers are one too many.
    accessibilityLayer: false,
    ...(onOpenDay && {
      className: 'cursor-pointer',
      onClick: ({ activeLabel }: { activeLabel?: string | number | undefined }) =>
        activeLabel !== undefined && onOpenDay(String(activeLabel)),
    }),
  };
}

/** What both have; not a component, because the library looks at the children themselves. */
function Axes({ rows, series, words, isShare }: DrawingProps) {
  return [
    <CartesianGrid key="grid" vertical={false} stroke="var(--line)" />,
    <XAxis
      key="days"
      dataKey="date"
      tick={<DayTick />}
      tickLine={false}
      axisLine={{ stroke: 'var(--line)' }}
      minTickGap={32}
      height={24}
    />,
    <YAxis
      key="values"
      width={widthOf(rows, words)}
      tick={tick}
      tickLine={false}
      axisLine={false}
      tickFormatter={words}
      tickCount={5}
      allowDecimals={isShare}
      {...(isShare && { domain: [0, 'auto'] as const })}
    />,
    <Tooltip
      key="tooltip"
      isAnimationActive={false}
      cursor={{ fill: 'var(--surface-hover)', stroke: 'var(--line)' }}
      content={({ active, label }) => {
        const row = active && rows.find(({ date }) => date === label);
        return row ? <DayNote row={row} series={series} words={words} /> : null;
      }}
    />,
  ];
}

/** Room for the longest label at the left. */
function widthOf(rows: readonly DayRow[], words: DrawingProps['words']): number {
  const values = rows.flatMap((row) => Object.values(row.values));
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  return Math.min(88, 14 + 7 * words(most).length);
}

interface DayTickProps {
  x?: number;
  y?: number;
  payload?: { value: string };
}

function DayTick({ x = 0, y = 0, payload }: DayTickProps) {
  const { calendarDay } = useFormats();
  return (
    <text x={x} y={y} dy={12} textAnchor="middle" fill={tick.fill} fontSize={tick.fontSize}>
      {payload && calendarDay(payload.value, 'short')}
    </text>
  );
}

function DayNote({ row, series, words }: Pick<DrawingProps, 'series' | 'words'> & { row: DayRow }) {
  const { fullDay } = useFormats();
  return (
    <div className="rounded-lg border bg-raised px-3 py-2 text-[0.8125rem] shadow-popover">
      <p className="font-medium">{fullDay(row.date)}</p>
      {series.map(({ name, label, color }) => (
        <p key={name} className="flex items-center gap-1.5 text-muted tabular-nums">
          <span className="size-2.5 rounded-sm" style={{ background: `var(${color})` }} />
          {label}
          <span className="ml-auto pl-3 text-ink">{words(row.values[name] ?? null)}</span>
        </p>
      ))}
    </div>
  );
}
