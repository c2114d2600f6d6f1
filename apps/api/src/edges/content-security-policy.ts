import { createHash } from 'node:crypto';
import type { AppConfig } from '@jsk/platform/config/app-config';

type Directives = Readonly<Record<string, readonly string[]>>;

/** Where the simulated LINE shows pictures of customers while the product is developed. */
const simulatorHosts = ['http://localhost:*', 'http://127.0.0.1:*'];

/**
 * What pages of this host may load and do: scripts and styles of its own files, calls and sockets to itself, pictures
 * of customers from LINE's servers, and nothing embedded either way.
 */
export function contentSecurityPolicy({ environment, publicBaseUrl }: AppConfig): Directives {
  // Browsers before 2022 do not take sockets of the same host for 'self'.
  const socket = publicBaseUrl.replace(/^http/, 'ws');
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'script-src-attr': ["'none'"],
    'style-src': ["'self'"],
    'img-src': [
      "'self'",
      'data:',
      'blob:',
      'https:',
      ...(environment === 'production' ? [] : simulatorHosts),
    ],
    'media-src': ["'self'", 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", socket],
    'object-src': ["'none'"],
    'frame-src': ["'none'"],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
  };
}

/** The policy of one page as its header says it: with what the page itself has of styles, by their hashes. */
export function policyOfPage(directives: Directives, html = ''): string {
  const styles = [...html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, style]) => style ?? '');
  const attributes = [...html.matchAll(/ style="([^"]*)"/g)].map(([, style]) => style ?? '');
  const hashes = [...new Set([...styles, ...attributes].map(hashSource))];
  const inline = attributes.length > 0 ? ["'unsafe-hashes'", ...hashes] : hashes;
  return Object.entries({ ...directives, 'style-src': [...(directives['style-src'] ?? []), ...inline] })
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

function hashSource(style: string): string {
  return `'sha256-${createHash('sha256').update(style).digest('base64')}'`;
}
