import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import type { S3Place } from '../config/app-config';
import { FileStorage, type StoredFile } from './file-storage';

/** How long a server may keep silent, in milliseconds. */
export interface S3Timeouts {
  readonly connectMs: number;
  readonly answerMs: number;
}

const usualTimeouts: S3Timeouts = { connectMs: 5000, answerMs: 60_000 };

/** Parts on their way at a time, 5 MiB each, which is what an upload takes of memory. */
const concurrentParts = 2;

/** Files in a bucket of Amazon S3 or of a server that speaks its language. */
export class S3FileStorage extends FileStorage {
  private connecting: Promise<S3Connection> | null = null;

  constructor(
    private readonly options: S3Place,
    private readonly timeouts: S3Timeouts = usualTimeouts,
  ) {
    super();
  }

  /** A file of several parts appears only when S3 was told that its last part is there; else the parts are deleted. */
  protected async store(key: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    const { client } = await this.connect();
    const { Upload } = await import('@aws-sdk/lib-storage');
    // Never guessed by S3 or a browser: what a file is stands in our own tables.
    const params = {
      ...this.place(key),
      Body: Readable.from(content),
      ContentType: 'application/octet-stream',
    };
    await new Upload({ client, params, queueSize: concurrentParts }).done();
  }

  protected async find(key: string): Promise<StoredFile | null> {
    const { client, sdk } = await this.connect();
    const found = await client.send(new sdk.HeadObjectCommand(this.place(key))).catch(nullIfMissing);
    if (!found) return null;
    const read: StoredFile['read'] = async (range) => {
      const Range = range && `bytes=${range.start}-${range.end}`;
      const { Body } = await client.send(new sdk.GetObjectCommand({ ...this.place(key), Range }));
      if (Body instanceof Readable) return Body;
      throw new Error('S3 answered without a body');
    };
    return { sizeBytes: found.ContentLength ?? 0, read };
  }

  protected async remove(key: string): Promise<void> {
    const { client, sdk } = await this.connect();
    await client.send(new sdk.DeleteObjectCommand(this.place(key)));
  }

  protected async probe(): Promise<void> {
    const { client, sdk } = await this.connect();
    await client.send(new sdk.HeadBucketCommand({ Bucket: this.options.bucket }));
  }

  private place(key: string) {
    return { Bucket: this.options.bucket, Key: key };
  }

  /** The client is loaded when it is first needed: an installation with local files pays no memory for it. */
  private connect(): Promise<S3Connection> {
    this.connecting ??= connect(this.options, this.timeouts);
    return this.connecting;
  }
}

interface S3Connection {
  readonly client: S3Client;
  readonly sdk: typeof import('@aws-sdk/client-s3');
}

async function connect(options: S3Place, { connectMs, answerMs }: S3Timeouts): Promise<S3Connection> {
  const sdk = await import('@aws-sdk/client-s3');
  const { accessKeyId, secretAccessKey, region, forcePathStyle } = options;
  const client = new sdk.S3Client({
    region,
    endpoint: options.endpoint ?? undefined,
    forcePathStyle,
    credentials: { accessKeyId, secretAccessKey },
    // Many compatible servers do not know the checksums that are usual at Amazon.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: connectMs,
      requestTimeout: answerMs,
      throwOnRequestTimeout: true,
      socketTimeout: answerMs,
    },
  });
  return { client, sdk };
}

function nullIfMissing(error: Error & { $metadata?: { httpStatusCode?: number } }): null {
  if (error.$metadata?.httpStatusCode === 404) return null;
  throw error;
}
