import { z } from 'zod';
import { endpoint } from './endpoint';
import { administratorRoles } from './roles';

/** Where the dashboard of background jobs is, below the prefix of every REST path. */
export const jobDashboardPath = '/admin/queues';

export const openJobDashboard = endpoint({
  method: 'POST',
  path: `${jobDashboardPath}/session`,
  summary: 'Be let into the dashboard of background jobs by a cookie that lasts as long as the access token',
  access: administratorRoles,
  input: z.object({}),
  output: z.object({
    /** Where the browser goes next, on this host. */
    path: z.string(),
  }),
});
