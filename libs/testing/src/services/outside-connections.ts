import net from 'node:net';

export interface OutsideConnectionGuard {
  /** The hosts that were refused since it was last asked. */
  takeRefused(): string[];
  /** Lets connections through again. */
  lift(): void;
}

/** Makes every connection of this process to another machine fail at once; names are not even looked up. */
export function refuseOutsideConnections(): OutsideConnectionGuard {
  const refused: string[] = [];
  const original = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (this: net.Socket, ...parameters: unknown[]): net.Socket {
    const host = hostOf(parameters);
    if (host === null || isThisMachine(host)) return Reflect.apply(original, this, parameters) as net.Socket;
    refused.push(host);
    throw new Error(`A test tried to connect to ${host}; tests may only talk to this machine.`);
  };
  return {
    takeRefused: () => refused.splice(0),
    lift: () => {
      net.Socket.prototype.connect = original;
    },
  };
}

/** The forms of https://nodejs.org/api/net.html#socketconnect, and the array that `net.connect` passes on. */
function hostOf(parameters: unknown[]): string | null {
  const [first, second] = Array.isArray(parameters[0]) ? (parameters[0] as unknown[]) : parameters;
  if (typeof first === 'object' && first !== null) {
    const { path, host } = first as { path?: unknown; host?: unknown };
    return typeof path === 'string' ? null : textOr(host, 'localhost');
  }
  const isPort = typeof first === 'number' || /^\d+$/.test(String(first));
  return isPort ? textOr(second, 'localhost') : null;
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value !== '' ? value : otherwise;
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '0.0.0.0' || /^(::ffff:)?127\./.test(host);
}
