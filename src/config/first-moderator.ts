import { MODERATOR_PASSWORD, given, secretOf } from './secret-files.ts';

const MODERATOR_NAME = 'MODERATOR_NAME';

export interface FirstModerator {
  readonly name: string;
  /** Read when it is called: throws with one line where that cannot be done. */
  readonly password: () => string;
}

/** Whose account the first start makes, if the environment says so. */
export function firstModeratorIn(env: NodeJS.ProcessEnv): FirstModerator | undefined {
  const name = given(env, MODERATOR_NAME);
  return name === undefined ? undefined : { name, password: () => expectPassword(env) };
}

/** For the commands. The password beside MODERATOR_NAME is that of one account, and for its first day. */
export function typedPassword(env: NodeJS.ProcessEnv): string | undefined {
  return given(env, MODERATOR_NAME) === undefined ? secretOf(env, MODERATOR_PASSWORD) : undefined;
}

function expectPassword(env: NodeJS.ProcessEnv): string {
  const password = secretOf(env, MODERATOR_PASSWORD);
  if (password !== undefined) return password;
  throw new Error(`${MODERATOR_NAME} is given without ${MODERATOR_PASSWORD} or ${MODERATOR_PASSWORD}_FILE`);
}
