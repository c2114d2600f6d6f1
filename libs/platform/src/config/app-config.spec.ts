import { ConfigError, developmentSecrets, loadConfig } from './app-config';

const database = { DATABASE_URL: 'postgres://localhost/jskapp' };

const problemsOf = (environment: Record<string, string>) => {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
};

describe('The environment', () => {
  it('needs nothing but a database for development', () => {
    const config = loadConfig(database);
    expect(config).toMatchObject({
      environment: 'development',
      port: 3000,
      redisUrl: null,
      workerMode: 'inline',
    });
    expect(config.line.apiBaseUrl).toBe('http://127.0.0.1:3300');
  });

  it('names every variable that is wrong, and only those', () => {
    const wrong = { ...database, PORT: 'abc', REDIS_URL: 'foo', LINE_API_BASE_URL: 'https://api.line.me/v2' };
    expect(problemsOf(wrong).map(({ variable }) => variable)).toEqual([
      'PORT',
      'REDIS_URL',
      'LINE_API_BASE_URL',
    ]);
  });

  it('says what is missing', () => {
    expect(problemsOf({})).toEqual([{ variable: 'DATABASE_URL', expected: 'is required but not set' }]);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ ...database, REDIS_URL: '' }).redisUrl).toBeNull();
  });

  it('refuses production with missing secrets', () => {
    const variables = problemsOf({ ...database, ENVIRONMENT: 'production' }).map(({ variable }) => variable);
    expect(variables).toEqual(
      expect.arrayContaining(['JWT_SECRET', 'ENCRYPTION_KEY', 'LINE_CHANNEL_SECRET', 'PUBLIC_BASE_URL']),
    );
  });

  it("refuses production with development's secrets", () => {
    const environment = {
      ...database,
      ...developmentSecrets,
      ENVIRONMENT: 'production',
      PUBLIC_BASE_URL: 'https://a.example',
    };
    expect(problemsOf(environment).map(({ variable }) => variable)).toEqual(Object.keys(developmentSecrets));
  });

  it('refuses production with secrets that were not made at random, or a first password that everybody tries', () => {
    const production = {
      ...database,
      ENVIRONMENT: 'production',
      PUBLIC_BASE_URL: 'https://a.example',
      JWT_SECRET: 'kJ8s-vQ2x.ZpL0aWm3_RtY7uNcE5bHdG',
      ENCRYPTION_KEY: 'q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k=',
      LINE_CHANNEL_SECRET: '0123456789abcdef0123456789abcdef',
      LINE_CHANNEL_ACCESS_TOKEN: 'a token that LINE gave out',
    };
    expect(problemsOf(production)).toEqual([]);
    expect(problemsOf({ ...production, ADMIN_DEFAULT_PASSWORD: 'ม้าสามตัว-กินหญ้า' })).toEqual([]);
    const careless = {
      JWT_SECRET: 'x'.repeat(32),
      ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
      METRICS_TOKEN: '1234512345123451',
      ADMIN_DEFAULT_PASSWORD: 'Admin@123456',
    };
    expect(problemsOf({ ...production, ...careless }).map(({ variable }) => variable)).toEqual(
      Object.keys(careless),
    );
    expect(problemsOf({ ...database, ...careless })).toEqual([]);
    const ownName = { ADMIN_USERNAME: 'somchai', ADMIN_DEFAULT_PASSWORD: 'i-am-Somchai-2026' };
    expect(problemsOf({ ...production, ...ownName })).toEqual([
      { variable: 'ADMIN_DEFAULT_PASSWORD', expected: 'must not contain the user name' },
    ]);
  });

  it('accepts two channel secrets while one is rotated', () => {
    const secrets = { LINE_CHANNEL_SECRET: 'a'.repeat(32), LINE_CHANNEL_SECRET_PREVIOUS: 'b'.repeat(32) };
    expect(loadConfig({ ...database, ...secrets }).line.channelSecrets).toEqual(Object.values(secrets));
  });

  it('takes a bot of Telegram, and does not repeat a token that is none', () => {
    const telegram = { TELEGRAM_BOT_TOKEN: `123456789:${'A'.repeat(35)}`, TELEGRAM_CHAT_ID: '-100123' };
    expect(loadConfig({ ...database, ...telegram }).telegram).toEqual({
      botToken: telegram.TELEGRAM_BOT_TOKEN,
      chatId: '-100123',
      apiBaseUrl: 'https://api.telegram.org',
    });
    expect(loadConfig(database).telegram).toMatchObject({ botToken: null, chatId: null });
    expect(problemsOf({ ...database, TELEGRAM_BOT_TOKEN: 'secret', TELEGRAM_CHAT_ID: 'our group' })).toEqual([
      { variable: 'TELEGRAM_BOT_TOKEN', expected: 'must look like 123456:ABC-DEF…' },
      { variable: 'TELEGRAM_CHAT_ID', expected: 'must be a number or an @name' },
    ]);
  });

  it('names what a bucket for files needs, and only then', () => {
    const s3 = { ...database, MEDIA_DRIVER: 's3', S3_REGION: 'ap-southeast-1', S3_ACCESS_KEY_ID: 'AKIA1' };
    expect(problemsOf(s3)).toEqual([
      { variable: 'S3_BUCKET', expected: 'is required with MEDIA_DRIVER=s3 but not set' },
      { variable: 'S3_SECRET_ACCESS_KEY', expected: 'is required with MEDIA_DRIVER=s3 but not set' },
    ]);
    const complete = { ...s3, S3_BUCKET: 'jskapp-media', S3_SECRET_ACCESS_KEY: 'secret' };
    expect(loadConfig(complete).media).toMatchObject({ driver: 's3', endpoint: null, forcePathStyle: false });
    expect(problemsOf({ ...complete, S3_ENDPOINT: 'minio:9000', S3_FORCE_PATH_STYLE: 'perhaps' })).toEqual([
      { variable: 'S3_ENDPOINT', expected: 'must be an http or https address without a path' },
      expect.objectContaining({ variable: 'S3_FORCE_PATH_STYLE' }),
    ]);
    expect(loadConfig(database).media).toEqual({ driver: 'local', directory: '.data/media' });
  });
});
