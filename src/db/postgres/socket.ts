import { Socket } from 'node:net';

/** Sends what is said in one turn of the loop in one piece: the server then wakes up once for all of it. */
export class GatheringSocket extends Socket {
  #isGathering = false;

  override cork(): void {
    this.#gather();
    super.cork();
  }

  override write(...said: readonly unknown[]): boolean {
    this.#gather();
    return super.write.apply(this, said as Parameters<Socket['write']>);
  }

  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    super.cork();
    process.nextTick(() => {
      this.#isGathering = false;
      this.uncork();
    });
  }
}
