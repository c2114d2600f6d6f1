/** Degraded above 5 % errors or without the Redis it was given, unhealthy above 10 %. */
export function websocketStatus(
  errorRate: number,
  redis: 'connected' | 'disconnected' | 'not_used',
): 'healthy' | 'degraded' | 'unhealthy' {
  if (errorRate > 0.1) return 'unhealthy';
  return errorRate > 0.05 || redis === 'disconnected' ? 'degraded' : 'healthy';
}
