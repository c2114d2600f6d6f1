import { allEndpoints } from '@jsk/contracts/all-endpoints';
import { apiPrefix } from '@jsk/contracts/endpoint';
import { callRest } from '@jsk/testing/operator-session';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { createApiDocument } from '../openapi/document';
import { otherRoutes } from '../openapi/other-routes';
import { TestSystem } from '../testing/start-test-api';

type ApiDocument = ReturnType<typeof createApiDocument>;
type Operation = NonNullable<NonNullable<ApiDocument['paths']>[string]['get']>;

let system: TestSystem;
let document: ApiDocument;

beforeAll(async () => {
  system = await TestSystem.start();
  const answer = await callRest<ApiDocument>(system.api.url, 'GET', `${apiPrefix}/docs-json`);
  document = answer.body;
});
afterAll(() => system.stop());

function operations(): { path: string; method: string; operation: Operation }[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation: operation as Operation })),
  );
}

describe('The OpenAPI document', () => {
  it('tells every call of the contracts and every other route, each under a name of its own', () => {
    const told = operations().map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    const routes = [
      ...allEndpoints.map(({ endpoint: { method, path } }) => `${method} ${apiPrefix}${path}`),
      ...otherRoutes.map(({ method, path }) => `${method} ${path}`),
    ].map((route) => route.replace(/:(\w+)/g, '{$1}'));
    expect(told.sort()).toEqual(routes.sort());
    const names = operations().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    expect(document.openapi).toBe('3.1.0');
  });

  it('has a shape for everything it says, and nothing that leads nowhere', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats(ajv);
    ajv.addSchema({ ...document, $id: 'api' });
    for (const name of Object.keys(document.components?.schemas ?? {})) {
      expect(ajv.getSchema(`api#/components/schemas/${name}`)).toBeDefined();
    }
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g);
    for (const [, pointer = ''] of references) expect(document).toHaveProperty(pointer.split('/'));
  });

  it('says of each call who may make it, what it takes and what it answers', () => {
    for (const { path, operation } of operations()) {
      const inPath = (operation.parameters ?? []).filter(
        (parameter) => 'in' in parameter && parameter.in === 'path',
      );
      expect(inPath).toHaveLength(path.split('{').length - 1);
      expect(operation).toMatchObject({ summary: expect.stringMatching(/\S/), security: expect.any(Array) });
      expect(Object.keys(operation.responses ?? {}).some((status) => status.startsWith('2'))).toBe(true);
    }
    const claim = document.paths?.[`${apiPrefix}/admin/live-chat/conversations/{lineUserId}/claim`]?.post;
    expect(Object.keys(claim?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '400', '401', '403', '404', '409', '415', '429', '503']),
    );
    const people = document.paths?.[`${apiPrefix}/admin/users`]?.get;
    expect(people?.description).toBe('For the roles SUPER_ADMIN, ADMIN.');
  });

  it('tells files as files: what is uploaded in a form, and what is answered to be saved', () => {
    const media = document.paths?.[`${apiPrefix}/admin/live-chat/conversations/{lineUserId}/media`]?.post;
    expect(media?.requestBody).toMatchObject({
      content: { 'multipart/form-data': { schema: { required: ['clientId', 'file'] } } },
    });
    const report = document.paths?.[`${apiPrefix}/admin/reports/sessions/export`]?.get;
    expect(report?.responses?.['200']).toMatchObject({ content: { 'text/csv': {} } });
  });
});

describe('The page of the documentation', () => {
  it.each(['/docs', '/docs-json'])('is found under %s, too', async (path) => {
    const answer = await fetch(system.api.url + path, { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(apiPrefix + path);
  });

  it('loads nothing from anywhere else, and keeps to the policy of every page', async () => {
    const answer = await fetch(`${system.api.url}${apiPrefix}/docs`);
    const page = await answer.text();
    expect(page).not.toMatch(/(src|href)="?(https?:)?\/\//);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe-inline');
    const scripts = [...page.matchAll(/<script src="\.?([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(scripts.length).toBeGreaterThan(1);
    for (const path of scripts) {
      const script = await fetch(new URL(`.${path}`, `${system.api.url}${apiPrefix}/`));
      expect(script.status).toBe(200);
    }
  });
});
