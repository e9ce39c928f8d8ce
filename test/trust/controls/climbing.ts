import { readFile } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../../src/web/root.ts';

/** Hands out whatever file an address climbs to, from the folder of public files. */
export function climbingServer(): Server {
  return createServer((request, response) => {
    readFile(join(PROJECT_ROOT, 'public', decoded(request.url ?? '')), (error, bytes) => {
      response.writeHead(error === null ? 200 : 404).end(bytes);
    });
  });
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
