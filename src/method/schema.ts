import { z } from 'zod';
import { methodDocument, wordsDocument } from './documents.ts';

interface PublishedSchema {
  readonly name: string;
  readonly text: string;
}

/** The JSON Schemas (2020-12) that authors and their editors read; rules beyond them are in rules.ts. */
export function publishedSchemas(): readonly PublishedSchema[] {
  return [
    { name: 'method.schema.json', text: textOf(methodDocument) },
    { name: 'method-words.schema.json', text: textOf(wordsDocument) },
  ];
}

function textOf(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { target: 'draft-2020-12' }), null, 2)}\n`;
}
