import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FakeServer } from './fake-server';

interface Upload {
  readonly key: string;
  readonly parts: Map<number, Buffer>;
}

/**
 * The part of S3 that the product uses, on 127.0.0.1: objects whole and in parts, ranges, signatures by name of the
 * key; and it goes wrong on command.
 */
export class FakeS3 extends FakeServer {
  readonly bucket = 'jskapp-media';
  readonly accessKeyId = 'AKIAFAKES3';
  readonly secretAccessKey = 'fake-s3-secret-access-key';
  readonly region = 'ap-southeast-1';
  readonly objects = new Map<string, Buffer>();
  /** What has begun in parts and is neither completed nor given up. */
  readonly openUploads = new Map<string, Upload>();
  /** From now on every request is answered so, or not at all. */
  trouble: 'none' | 'error' | 'hang' | 'cut' = 'none';

  /** For the environment of a process that keeps its files here. */
  get environment(): Record<string, string> {
    return {
      MEDIA_DRIVER: 's3',
      S3_ENDPOINT: this.url,
      S3_REGION: this.region,
      S3_BUCKET: this.bucket,
      S3_ACCESS_KEY_ID: this.accessKeyId,
      S3_SECRET_ACCESS_KEY: this.secretAccessKey,
      S3_FORCE_PATH_STYLE: 'true',
    };
  }

  protected async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.trouble === 'hang') return;
    if (this.trouble === 'cut') return void request.socket.destroy();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (this.trouble === 'error') return refuse(response, 503, 'SlowDown');
    if (!this.isSigned(request)) return refuse(response, 403, 'SignatureDoesNotMatch');
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    const [, bucket, ...rest] = pathname.split('/');
    if (bucket !== this.bucket) return refuse(response, 404, 'NoSuchBucket');
    this.answer(request, response, { key: rest.join('/'), query: searchParams, body: Buffer.concat(chunks) });
  }

  private answer(
    request: IncomingMessage,
    response: ServerResponse,
    { key, query, body }: { key: string; query: URLSearchParams; body: Buffer },
  ): void {
    const uploadId = query.get('uploadId');
    if (uploadId !== null || query.has('uploads')) {
      return this.answerUpload(request.method, response, {
        key,
        uploadId,
        partNumber: query.get('partNumber'),
        body,
      });
    }
    switch (request.method) {
      case 'PUT':
        this.objects.set(key, body);
        return void response.writeHead(200, { etag: etagOf(body) }).end();
      case 'DELETE':
        this.objects.delete(key);
        return void response.writeHead(204).end();
      default:
        return key === '' ? void response.writeHead(200).end() : this.sendObject(request, response, key);
    }
  }

  private answerUpload(
    method: string | undefined,
    response: ServerResponse,
    {
      key,
      uploadId,
      partNumber,
      body,
    }: { key: string; uploadId: string | null; partNumber: string | null; body: Buffer },
  ): void {
    if (uploadId === null) {
      const id = randomUUID();
      this.openUploads.set(id, { key, parts: new Map() });
      const place = `<Bucket>${this.bucket}</Bucket><Key>${key}</Key><UploadId>${id}</UploadId>`;
      return sendXml(
        response,
        200,
        `<InitiateMultipartUploadResult>${place}</InitiateMultipartUploadResult>`,
      );
    }
    const upload = this.openUploads.get(uploadId);
    if (!upload) return refuse(response, 404, 'NoSuchUpload');
    if (method === 'PUT') {
      upload.parts.set(Number(partNumber), body);
      return void response.writeHead(200, { etag: etagOf(body) }).end();
    }
    this.openUploads.delete(uploadId);
    if (method === 'DELETE') return void response.writeHead(204).end();
    const parts = [...upload.parts].sort(([a], [b]) => a - b).map(([, part]) => part);
    this.objects.set(key, Buffer.concat(parts));
    sendXml(
      response,
      200,
      `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`,
    );
  }

  private sendObject(request: IncomingMessage, response: ServerResponse, key: string): void {
    const object = this.objects.get(key);
    if (!object) return refuse(response, 404, 'NoSuchKey');
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const sent = first === undefined ? object : object.subarray(Number(first), Number(last) + 1);
    response.writeHead(first === undefined ? 200 : 206, {
      'content-length': sent.length,
      etag: etagOf(object),
    });
    response.end(request.method === 'HEAD' ? undefined : sent);
  }

  /** That it is signed with our key; whether S3 would compute the same is the business of its client. */
  private isSigned({ headers }: IncomingMessage): boolean {
    const credential = `Credential=${this.accessKeyId}/\\d{8}/${this.region}/s3/aws4_request`;
    const shape = new RegExp(`^AWS4-HMAC-SHA256 ${credential}, SignedHeaders=\\S+, Signature=[0-9a-f]{64}$`);
    return shape.test(headers.authorization ?? '');
  }
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`;
}

function refuse(response: ServerResponse, status: number, code: string): void {
  sendXml(response, status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

function sendXml(response: ServerResponse, status: number, xml: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?>${xml}`);
}
