import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { createApiDocument } from '../openapi/document';

type ApiDocument = ReturnType<typeof createApiDocument>;

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Compares answers with what the OpenAPI document says of them. */
export class DocumentedAnswers {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: false });

  constructor(private readonly document: ApiDocument) {
    addFormats(this.ajv);
    this.ajv.addSchema({ ...document, $id: 'api' });
  }

  /** @returns what is wrong with an answer, in words; null if it is as documented */
  faultOf(method: string, path: string, answer: Answer): string | null {
    const template = path.replace(/:(\w+)/g, '{$1}');
    const at = ['paths', template, method.toLowerCase(), 'responses', String(answer.status)];
    const response = this.resolve(at);
    if (!response) return `${answer.status} is not documented: ${answer.body.slice(0, 300)}`;
    const { value, pointer } = response;
    const contents = (value as { content?: Record<string, unknown> }).content;
    if (!contents) return answer.body === '' ? null : `${answer.status} should have no body`;
    const type = answer.contentType.split(';')[0] ?? '';
    if (!(type in contents))
      return `${answer.status} is documented as ${Object.keys(contents)[0]}, not as ${type}`;
    return /json$/.test(type) ? this.faultOfBody([...pointer, 'content', type, 'schema'], answer.body) : null;
  }

  private faultOfBody(pointer: readonly string[], body: string): string | null {
    const validate = this.ajv.getSchema(`api#/${pointer.map(escaped).join('/')}`);
    if (!validate) return `there is no schema at ${pointer.join('/')}`;
    if (validate(JSON.parse(body))) return null;
    return `the body is not as documented: ${this.ajv.errorsText(validate.errors)}`;
  }

  /** @returns what stands at a place of the document, and where it really stands */
  private resolve(pointer: readonly string[]): { value: object; pointer: readonly string[] } | null {
    let value: unknown = this.document;
    for (const part of pointer) value = (value as Record<string, unknown> | undefined)?.[part];
    if (typeof value !== 'object' || value === null) return null;
    const reference = (value as { $ref?: string }).$ref;
    return reference ? this.resolve(reference.slice('#/'.length).split('/')) : { value, pointer };
  }
}

/** As a JSON pointer in the fragment of an address has it. */
function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
