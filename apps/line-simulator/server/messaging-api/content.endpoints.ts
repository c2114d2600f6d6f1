import { samplePng } from '../phone/sample-media';
import type { Simulation } from '../simulation';
import type { StoredContent } from '../state/content-store';
import type { LineAnswer, LineCall, LineEndpoint } from './line-call';
import { LineError } from './line-error';

/**
 * What customers sent, as bytes.
 * Source: https://developers.line.biz/en/reference/messaging-api/#get-content
 */
export function contentEndpoints(simulation: Simulation): LineEndpoint[] {
  return [
    endpoint('content', '/message/:messageId/content', (call) => content(simulation, call)),
    endpoint('transcoding', '/message/:messageId/content/transcoding', (call) =>
      transcoding(simulation, call),
    ),
    endpoint('preview', '/message/:messageId/content/preview', (call) => preview(simulation, call)),
  ];
}

function endpoint(name: string, path: string, answer: LineEndpoint['answer']): LineEndpoint {
  return { name, fault: 'content', method: 'GET', path, answer, isOnDataHost: true };
}

function content(simulation: Simulation, call: LineCall): LineAnswer {
  const stored = findContent(simulation, call);
  if (isStillPreparing(simulation, stored)) return { status: 202, body: {} };
  return { status: 200, bytes: { content: stored.bytes, contentType: stored.contentType } };
}

function transcoding(simulation: Simulation, call: LineCall): LineAnswer {
  const stored = findContent(simulation, call);
  if (stored.kind !== 'video' && stored.kind !== 'audio') {
    const message = "Transcoding status doesn't support this type of content";
    throw new LineError(400, { message }, { rule: 'content' });
  }
  if (simulation.faults.current.transcodingFails) return { status: 200, body: { status: 'failed' } };
  const status = isStillPreparing(simulation, stored) ? 'processing' : 'succeeded';
  return { status: 200, body: { status } };
}

function preview(simulation: Simulation, call: LineCall): LineAnswer {
  const stored = findContent(simulation, call);
  if (stored.kind !== 'image' && stored.kind !== 'video') {
    throw new LineError(400, { message: 'The content can not be previewed' }, { rule: 'content' });
  }
  if (isStillPreparing(simulation, stored)) return { status: 202, body: {} };
  const bytes =
    stored.kind === 'image'
      ? { content: stored.bytes, contentType: stored.contentType }
      : { content: samplePng(), contentType: 'image/png' };
  return { status: 200, bytes };
}

function findContent(simulation: Simulation, call: LineCall): StoredContent {
  const stored = simulation.contents.find(call.params['messageId'] ?? '');
  if (stored?.isExternal) {
    const detail = 'The content provider is external, so that LINE has no content to give';
    throw new LineError(404, { message: 'not found' }, { rule: 'content', detail });
  }
  if (!stored || simulation.faults.current.contentExpired) throw new LineError(404, { message: 'not found' });
  if (stored.isUnsent) throw new LineError(410, { message: 'The content is gone' });
  return stored;
}

function isStillPreparing(simulation: Simulation, stored: StoredContent): boolean {
  if (stored.timesNotReady >= simulation.faults.current.contentNotReadyTimes) return false;
  stored.timesNotReady += 1;
  return true;
}
