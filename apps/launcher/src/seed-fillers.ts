export type Particle = 'ค่ะ' | 'ครับ';

/** @returns what puts names, particles and numbers into a text of the demonstration. */
export function fillerFor(displayName: string, particle: Particle, orderNumber: number) {
  const words = {
    '{name}': displayName.split(' ')[0],
    '{ka}': particle,
    '{kha}': particle === 'ค่ะ' ? 'คะ' : particle,
    '{number}': String(orderNumber),
  };
  return (text: string) =>
    Object.entries(words).reduce((filled, [place, word]) => filled.replaceAll(place, word ?? ''), text);
}
