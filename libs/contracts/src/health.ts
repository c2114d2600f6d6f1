import { z } from 'zod';
import { endpoint } from './endpoint';

const checkSchema = z.object({
  status: z.enum(['up', 'degraded', 'down', 'not_used']),
  detail: z.string().optional(),
});
export type HealthCheck = z.infer<typeof checkSchema>;

export const healthSchema = z.object({
  /** `ending`: the process was told to end and wants nothing new. */
  status: z.enum(['ok', 'degraded', 'down', 'ending']),
  checks: z.record(z.string(), checkSchema),
});
export type Health = z.infer<typeof healthSchema>;

const health = (path: string, summary: string) =>
  endpoint({ method: 'GET', path, summary, access: 'public', input: z.object({}), output: healthSchema });

export const getHealth = health('/health', 'Every part of the system and whether it works');
export const getReadiness = health('/health/ready', 'Whether this process can serve traffic; 503 if not');

export const getLiveness = endpoint({
  method: 'GET',
  path: '/health/live',
  summary: 'Whether this process runs',
  access: 'public',
  input: z.object({}),
  output: z.object({ status: z.literal('ok') }),
});

export const getWebsocketHealth = endpoint({
  method: 'GET',
  path: '/health/websocket',
  summary: 'Sockets of this process',
  access: 'public',
  input: z.object({}),
  output: z.object({
    status: z.enum(['healthy', 'degraded', 'unhealthy']),
    connections: z.object({ current: z.number(), peak: z.number(), total: z.number() }),
    messages: z.object({ received: z.number() }),
    errors: z.number(),
    errorRate: z.number(),
    averageLatencyMs: z.number(),
    uptimeSeconds: z.number(),
    redis: z.enum(['connected', 'disconnected', 'not_used']),
  }),
});
