import { z } from 'zod';
import { endpoint } from './endpoint';
import { measuredBySchema, periodFields, periodSchema } from './periods';
import { idSchema, timestampSchema } from './primitives';
import { administratorRoles } from './roles';
import { handoffTriggerSchema, operatorReferenceSchema } from './sessions';

/** How a figure stands to its target. */
export const figureStatusSchema = z.enum(['good', 'warning', 'bad', 'none']);
export type FigureStatus = z.infer<typeof figureStatusSchema>;

/** The live figures, in the order in which they are shown; docs/metrics.md defines each. */
export const liveFigureNames = [
  /** Customers in the queue now. */
  'waiting',
  /** Sessions with an operator now, without those that are put aside. */
  'active',
  /** Sessions that began today. */
  'sessionsToday',
  /** Average seconds from claim to first answer, of first answers in the last hour. */
  'firstResponse',
  /** Average seconds from beginning to end, of sessions that ended today. */
  'resolution',
  /** Share of the answers of the last seven days that were 4 or 5. */
  'satisfaction',
  /** Share of sessions, ended in the seven days that ended 24 hours ago, without another within 24 hours. */
  'firstContactResolution',
  /** Share of today's customers in the queue who left it, or for whom nobody came. */
  'abandonment',
  /** Breaches of the service level today. */
  'slaBreaches',
] as const;
export type LiveFigureName = (typeof liveFigureNames)[number];

export const liveFigureSchema = z.object({
  name: z.enum(liveFigureNames),
  /** A count, seconds, or a share from 0 to 1, by its name; null: there is nothing to measure yet. */
  value: z.number().nullable(),
  /** The same a day ago (of the last hour: the hour before); null: unknown or not compared. */
  previous: z.number().nullable(),
  /** What it is measured on: so many answers, sessions. */
  outOf: z.number().int().nullable(),
  target: z.number().nullable(),
  status: figureStatusSchema,
});
export type LiveFigure = z.infer<typeof liveFigureSchema>;

export const liveKpisSchema = z.object({
  at: timestampSchema,
  /** Since when the one waits who has waited longest. */
  waitingSince: timestampSchema.nullable(),
  operatorsOnline: z.number().int(),
  figures: z.array(liveFigureSchema),
});
export type LiveKpis = z.infer<typeof liveKpisSchema>;

/** Of many durations, in seconds. */
export const durationsSchema = z.object({
  /** How many there are. */
  count: z.number().int(),
  average: z.number().nullable(),
  /** The smallest duration that so many per cent do not exceed. */
  p50: z.number().int().nullable(),
  p90: z.number().int().nullable(),
  p99: z.number().int().nullable(),
});
export type Durations = z.infer<typeof durationsSchema>;

/** Everything about the sessions that began in a period; shares are of 1 and null when there is nothing to share. */
export const sessionTotalsSchema = z.object({
  sessions: z.number().int(),
  /** Begun by an operator; nobody waited for them, so that they are in no wait, first answer or abandonment. */
  startedByOperator: z.number().int(),
  claimed: z.number().int(),
  closed: z.number().int(),
  /** Nobody came, or the customer left the queue first. */
  abandoned: z.number().int(),
  /** Of those: the customer left. */
  leftQueue: z.number().int(),
  /** Not over yet. */
  open: z.number().int(),
  abandonmentRate: z.number().nullable(),
  transfers: z.number().int(),
  wait: durationsSchema,
  firstResponse: durationsSchema,
  resolution: durationsSchema,
  /** Sessions closed, of which it is known by now whether the customer came back within 24 hours. */
  firstContactKnown: z.number().int(),
  firstContactResolved: z.number().int(),
  firstContactResolution: z.number().nullable(),
  surveysSent: z.number().int(),
  surveysAnswered: z.number().int(),
  responseRate: z.number().nullable(),
  averageScore: z.number().nullable(),
  /** Answers of 4 or 5. */
  satisfied: z.number().int(),
  satisfaction: z.number().nullable(),
  slaBreaches: z.number().int(),
});
export type SessionTotals = z.infer<typeof sessionTotalsSchema>;

export const daySchema = z.object({
  date: z.iso.date(),
  sessions: z.number().int(),
  closed: z.number().int(),
  abandoned: z.number().int(),
  abandonmentRate: z.number().nullable(),
  firstResponseP50: z.number().int().nullable(),
  firstResponseP90: z.number().int().nullable(),
  resolutionP50: z.number().int().nullable(),
});
export type ReportedDay = z.infer<typeof daySchema>;

export const dashboardSchema = z.object({
  period: periodSchema,
  /** As long, right before it. */
  previousPeriod: periodSchema,
  timeZone: z.string(),
  measuredBy: measuredBySchema,
  computedAt: timestampSchema,
  totals: sessionTotalsSchema,
  previousTotals: sessionTotalsSchema,
  /** Every day of the period, oldest first. */
  days: z.array(daySchema),
  funnel: z.object({
    /** A customer who wrote at least once on a day is one contact. */
    contacts: z.number().int(),
    /** Those on whose day a session began in which a person was asked for. */
    askedForPerson: z.number().int(),
    claimed: z.number().int(),
    resolved: z.number().int(),
  }),
  /** Why people were asked for, the most frequent first, at most 12; the rest is `null`. */
  triggers: z.array(z.object({ trigger: handoffTriggerSchema.nullable(), sessions: z.number().int() })),
  /** What messages to customers cost, by day, in messages that LINE counts. */
  cost: z.object({
    free: z.number().int(),
    paid: z.number().int(),
    /** Would have been counted if they had not gone along with another. */
    coalesced: z.number().int(),
    days: z.array(
      z.object({
        date: z.iso.date(),
        free: z.number().int(),
        paid: z.number().int(),
        coalesced: z.number().int(),
      }),
    ),
  }),
});
export type Dashboard = z.infer<typeof dashboardSchema>;

/** When customers ask for a person: sessions begun, without those an operator began. */
export const hourlySchema = z.object({
  period: periodSchema,
  timeZone: z.string(),
  /** Only cells with sessions; weekdays from 1, Monday, to 7, hours from 0 to 23. */
  cells: z.array(
    z.object({
      weekday: z.number().int().min(1).max(7),
      hour: z.number().int().min(0).max(23),
      sessions: z.number().int(),
    }),
  ),
});
export type Hourly = z.infer<typeof hourlySchema>;

/** What one operator did with the sessions that began in the period. */
export const operatorFiguresSchema = z.object({
  operator: operatorReferenceSchema,
  /** Those they have, or had when they ended. */
  sessions: z.number().int(),
  closed: z.number().int(),
  /** Of the first answers that they wrote, whoever had the session later. */
  firstResponse: durationsSchema,
  resolution: durationsSchema,
  answers: z.number().int(),
  averageScore: z.number().nullable(),
  satisfaction: z.number().nullable(),
  firstContactResolution: z.number().nullable(),
  /** Times that they handed a session on, to somebody or back to the queue. */
  transfersOut: z.number().int(),
  slaBreaches: z.number().int(),
  /** How long they were online in the period, and how long away. */
  onlineSeconds: z.number().int(),
  awaySeconds: z.number().int(),
});
export type OperatorFigures = z.infer<typeof operatorFiguresSchema>;

export const operatorsReportSchema = z.object({
  period: periodSchema,
  timeZone: z.string(),
  /** Everybody who had a session or was online, by sessions, most first. */
  items: z.array(operatorFiguresSchema),
});
export type OperatorsReport = z.infer<typeof operatorsReportSchema>;

export const operatorReportSchema = z.object({
  period: periodSchema,
  previousPeriod: periodSchema,
  timeZone: z.string(),
  figures: operatorFiguresSchema,
  previousFigures: operatorFiguresSchema,
  /** Every day of the period, oldest first. */
  days: z.array(
    z.object({
      date: z.iso.date(),
      sessions: z.number().int(),
      onlineSeconds: z.number().int(),
      awaySeconds: z.number().int(),
      firstOnlineAt: timestampSchema.nullable(),
      lastOnlineAt: timestampSchema.nullable(),
    }),
  ),
});
export type OperatorReport = z.infer<typeof operatorReportSchema>;

const dashboardInput = z.object({ ...periodFields, measuredBy: measuredBySchema.default('clock') });

export const getLiveKpis = endpoint({
  method: 'GET',
  path: '/admin/analytics/live-kpis',
  summary: 'How it goes now',
  access: 'signed-in',
  input: z.object({}),
  output: liveKpisSchema,
});

export const getDashboard = endpoint({
  method: 'GET',
  path: '/admin/analytics/dashboard',
  summary: 'How it went in a period, beside the one before it',
  access: administratorRoles,
  input: dashboardInput,
  output: dashboardSchema,
});

export const getHourly = endpoint({
  method: 'GET',
  path: '/admin/analytics/hourly',
  summary: 'At which hours of the week customers ask for a person',
  access: administratorRoles,
  input: z.object(periodFields),
  output: hourlySchema,
});

export const listOperatorFigures = endpoint({
  method: 'GET',
  path: '/admin/analytics/operators',
  summary: 'What each operator did in a period',
  access: administratorRoles,
  input: dashboardInput,
  output: operatorsReportSchema,
});

export const getOperatorFigures = endpoint({
  method: 'GET',
  path: '/admin/analytics/operators/:operatorId',
  summary: 'What one operator did in a period, day by day; agents may ask for themselves',
  access: 'signed-in',
  input: dashboardInput.extend({ operatorId: idSchema }),
  output: operatorReportSchema,
});

/** The columns of the file, in its order; other programs read them. Times are in seconds, shares between 0 and 1. */
export const operatorFileColumns = [
  'Operator ID',
  'Operator',
  'Sessions',
  'Closed',
  'First Responses',
  'First Response Average (s)',
  'First Response P50 (s)',
  'First Response P90 (s)',
  'Resolution Average (s)',
  'Resolution P50 (s)',
  'Resolution P90 (s)',
  'CSAT Answers',
  'CSAT Average',
  'CSAT Satisfied',
  'First Contact Resolution',
  'Transfers Out',
  'SLA Breaches',
  'Online (s)',
  'Away (s)',
] as const;

export const exportOperatorFigures = endpoint({
  method: 'GET',
  path: '/admin/reports/operators/export',
  summary: 'What each operator did in a period, as a file',
  access: administratorRoles,
  input: dashboardInput.extend({ format: z.enum(['csv']).default('csv') }),
  output: z.unknown(),
  fileType: 'text/csv',
});
