/** The login page that leads back to where somebody wanted to go. */
export function loginPathFor({ pathname, search }: Pick<Location, 'pathname' | 'search'>): string {
  const wanted = pathname + search;
  return wanted === '/' || wanted === '/chat' ? '/login' : `/login?next=${encodeURIComponent(wanted)}`;
}

/** Where to go after signing in: a path of this console, never another site. */
export function nextPath(search: URLSearchParams): string {
  const next = search.get('next') ?? '';
  return /^\/(?![/\\])/.test(next) ? next : '/chat';
}
